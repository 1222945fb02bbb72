import { isObject } from '#boundary/guards.ts';
import { RANK_ONE } from '#deidentified/ranking/weights.ts';
import type { Policy } from './policy.ts';

/** The policy with one of the ranker's weights at another value, by its path (`panel.days`), each time it chooses. */
export function withWeight(path: string, value: unknown, policy: Policy): Policy {
  return {
    ...policy,
    choose: (day, situation) => {
      const before = setWeight(path, value);
      const list = policy.choose(day, situation);
      setWeight(path, before);
      return list;
    },
  };
}

function setWeight(path: string, value: unknown): unknown {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let table: unknown = RANK_ONE;
  for (const step of steps) table = isObject(table) ? table[step] : undefined;
  if (!isObject(table) || !(last in table)) throw new Error(`no weight ${path}`);
  const before = table[last];
  Reflect.set(table, last, value);
  return before;
}
