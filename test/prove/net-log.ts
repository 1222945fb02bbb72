import { readFileSync } from 'node:fs';
import { isObject } from '#boundary/guards.ts';

/** One line of a NetLog. */
export interface NetEvent {
  readonly type: string;
  readonly source: number;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Reads what `--log-net-log` wrote; one that a killed browser left unfinished is read as far as it goes. */
export function readNetLog(file: string): readonly NetEvent[] {
  const written = readFileSync(file, 'utf8');
  const log = parsed(written);
  const constants = isObject(log) ? log['constants'] : undefined;
  const types = isObject(constants) ? constants['logEventTypes'] : undefined;
  const events = isObject(log) ? log['events'] : undefined;
  if (!isObject(types) || !Array.isArray(events)) throw new Error('not a NetLog');
  const names = new Map(Object.entries(types).map(([name, number]) => [number, name]));
  return events.filter(isObject).map(({ type, source, params }) => ({
    type: names.get(type) ?? '',
    source: isObject(source) ? Number(source['id']) : 0,
    params: isObject(params) ? params : {},
  }));
}

/** A browser that was killed ends its log in the middle of a line, or without the closing brackets. */
function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    const whole = written.slice(0, written.lastIndexOf('},\n') + 1);
    return JSON.parse(`${whole}]}`);
  }
}
