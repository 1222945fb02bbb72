import { spawnSync } from 'node:child_process';

/** The longer measured runs, in order. Each is a command of its own and prints what it found. */
const GATES: readonly (readonly [name: string, ...command: string[]])[] = [
  ['tables equal their FHIR sources', 'fhir-profiles/compile.ts', '--check'],
  ['topics from codes and words', 'test/eval/run.ts'],
  ['rank-1 beside simpler ways, in a simulated world', 'test/sim/run.ts'],
  ['reviews brought to a matching visit, beside FSRS by itself', 'test/sim/reviews/run.ts'],
  ['packs equal their hashes', 'test/gates/seal-pack.ts', '--check'],
  ['packs an author can stand by', 'test/gates/pack-check/run.ts'],
  ['identifiers equal the verified list', 'test/gates/verified-list.ts'],
  ['servers wrong in every way at once', 'test/gates/fuzz.ts'],
  ['a brief from Synthea patients', 'test/gates/synthea-brief.ts'],
  ['each EHR gives what its data allow', 'test/matrix/run.ts'],
  ['web servers say what the zones say', 'test/gates/hosts.ts'],
  ['nothing leaves, nothing points at a patient', 'test/prove/run.ts'],
  ['fast beside the least it can take, and beside others', 'test/bench/run.ts', '--quick'],
];

/** A machine that was busy with something else may be measured once more; nothing else gets a second chance. */
const MEASURES_TIME: ReadonlySet<string> = new Set(['test/bench/run.ts']);

function passes([name, ...command]: (typeof GATES)[number]): boolean {
  console.log(`\n# ${name}`);
  const run = () => spawnSync(process.execPath, command, { stdio: 'inherit' }).status === 0;
  return run() || (command.some((file) => MEASURES_TIME.has(file)) && run());
}

const failed = GATES.filter((gate) => !passes(gate));

console.log(`\n${GATES.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
