import { spawnSync } from 'node:child_process';

/** The longer measured runs, in order. Each is a command of its own and prints what it found. */
const GATES: readonly (readonly [name: string, ...command: string[]])[] = [
  ['tables equal their FHIR sources', 'fhir-profiles/compile.ts', '--check'],
  ['packs equal their hashes', 'test/gates/seal-pack.ts', '--check'],
  ['servers wrong in every way at once', 'test/gates/fuzz.ts'],
  ['a brief from Synthea patients', 'test/gates/synthea-brief.ts'],
];

const failed = GATES.filter(([name, ...command]) => {
  console.log(`\n# ${name}`);
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status !== 0;
});

console.log(`\n${GATES.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
