import { type Bench, newBench } from './door-bench.ts';
import type { Edit } from './door-edit.ts';
import { EDITS } from './door-edits.ts';
import { type Mutant, mutateFields } from './door-fields.ts';
import type { Proof } from './proof.ts';

const AT_ONCE = 2;

/** Proof 9, doors and store: every rule taken away in turn, and only the probe that guards it run again. It must fail. */
export async function proveDoorMutations(): Promise<Proof> {
  const fields = await mutateFields();
  const benches = Array.from({ length: AT_ONCE }, newBench);
  const green = await judgeUnedited(benches, EDITS);
  const sources = await tryAll(benches, EDITS, green);
  for (const bench of benches) bench.close();
  const all = [...fields, ...sources];
  const caught = all.filter(({ isCaught }) => isCaught).length;
  return {
    rows: [
      rowOf('fields and rules of every record that crosses a door, taken away in memory', fields),
      rowOf('rules of doors and store, taken out of their source', sources),
    ],
    figures: { mutations: all.length, mutationsCaught: caught },
  };
}

function rowOf(what: string, mutants: readonly Mutant[]) {
  const missed = mutants.filter(({ isCaught }) => !isCaught).map(({ name }) => name);
  return {
    what: `${String(mutants.length)} ${what}`,
    found: `${String(mutants.length - missed.length)} caught${missed.length === 0 ? '' : `; NOT: ${missed.join('; ')}`}`,
    isSound: missed.length === 0 && mutants.length > 0,
  };
}

/** Control: the names of all tests that pass where nothing is edited. */
async function judgeUnedited(
  benches: readonly Bench[],
  edits: readonly Edit[],
): Promise<readonly string[]> {
  const tests = [...new Set(edits.map(({ guard }) => guard.test))];
  const shares = benches.map((_, share) => tests.filter((__, at) => at % benches.length === share));
  const outcomes = await Promise.all(
    benches.map((bench, at) =>
      bench.run(
        (shares[at] ?? []).flatMap((test) => [
          { test, named: '' },
          { test, named: '' },
        ]),
      ),
    ),
  );
  const failed = outcomes.flatMap((each) => each.failed);
  if (failed.length > 0) throw new Error(`fails with nothing taken away: ${failed.join('; ')}`);
  return outcomes.flatMap(({ passed }) => passed);
}

async function tryAll(
  benches: readonly Bench[],
  edits: readonly Edit[],
  green: readonly string[],
): Promise<readonly Mutant[]> {
  const queue = [...edits];
  const done: Mutant[] = [];
  await Promise.all(
    benches.map(async (bench) => {
      for (let edit = queue.shift(); edit !== undefined; edit = queue.shift()) {
        done.push(await judge(bench, edit, green));
      }
    }),
  );
  return done;
}

/** Caught is: a test of the guard failed that passes where nothing is edited. A file that no longer loads is no test. */
async function judge(bench: Bench, edit: Edit, green: readonly string[]): Promise<Mutant> {
  if (!green.some((name) => name.startsWith(edit.guard.named))) {
    return { name: `${edit.what}: no test is called “${edit.guard.named}”`, isCaught: false };
  }
  const { failed } = await bench.tryEdit(edit);
  const isCaught = failed.some((name) => name.startsWith(edit.guard.named) && green.includes(name));
  return { name: `${edit.what} (${edit.file})`, isCaught };
}
