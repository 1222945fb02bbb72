import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject } from '#boundary/guards.ts';
import type { Edit, Guard } from './door-edit.ts';
import { escaped } from './store-needles.ts';

/** A copy of the sources, to be edited and tested apart. */
export interface Bench {
  /** Runs the tests of a guard, or of every test file of several. */
  readonly run: (guards: readonly Guard[]) => Promise<Outcome>;
  /** Makes the edits, runs the tests that guard them, and undoes the edits. Throws where a text is not there exactly once. */
  readonly tryEdit: (edit: Edit) => Promise<Outcome>;
  readonly close: () => void;
}

/** Full names of tests, by what came of them. */
interface Outcome {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

/** Names of a test and of what it is in are told apart when tests are chosen, and not when they are reported. */
const BETWEEN = '(?: > | )';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COPIED = [
  'src',
  'launch',
  'fhir-profiles',
  'package.json',
  ...['unit', 'contract', 'support', 'prove'].map((folder) => `test/${folder}`),
] as const;
/** The copies are tested as they are: no settings of the project's own stand beside them. */
const SETTINGS = `export default {
  cacheDir: '.cache',
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, maxWorkers: 1, env: { TZ: 'America/New_York' } },
};`;

/** Makes one. */
export function newBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'foreword-bench-'));
  for (const part of COPIED) {
    mkdirSync(dirname(join(folder, part)), { recursive: true });
    cpSync(join(ROOT, part), join(folder, part), {
      recursive: true,
      filter: (source) => !source.endsWith('tsconfig.json'),
    });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'vitest.config.ts'), SETTINGS);
  writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions":{"target":"ES2023"}}');
  const run = (guards: readonly Guard[]) => runTests(folder, guards);
  return {
    run,
    tryEdit: async ({ file, edits, guard }) => {
      const path = join(folder, file);
      const before = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        edits.reduce((text, edit) => edited(text, edit, file), before),
      );
      const outcome = await run([guard]);
      writeFileSync(path, before);
      return outcome;
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function edited(text: string, [from, to]: readonly [string, string], file: string): string {
  const parts = text.split(from);
  if (parts.length !== 2)
    throw new Error(`${file} has this ${String(parts.length - 1)} times: ${from}`);
  return parts.join(to);
}

async function runTests(folder: string, guards: readonly Guard[]): Promise<Outcome> {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const files = [...new Set(guards.map(({ test }) => test))];
  const [only] = guards.length === 1 ? guards : [];
  await new Promise((resolve) => {
    spawn(
      process.execPath,
      [
        join(ROOT, 'node_modules/vitest/vitest.mjs'),
        'run',
        ...files,
        '--reporter=json',
        `--outputFile=${report}`,
        ...(only === undefined ? [] : ['-t', `^${escaped(only.named).replaceAll(' ', BETWEEN)}`]),
      ],
      { cwd: folder, stdio: 'ignore' },
    ).once('exit', resolve);
  });
  return outcomeOf(readFileSync(report, 'utf8'));
}

function outcomeOf(text: string): Outcome {
  const report: unknown = JSON.parse(text);
  const files = isObject(report) ? listOf(report['testResults']) : [];
  const tests = files.flatMap((file) => (isObject(file) ? listOf(file['assertionResults']) : []));
  const named = (status: string) =>
    tests.flatMap((test) =>
      isObject(test) && test['status'] === status ? [String(test['fullName'])] : [],
    );
  return { passed: named('passed'), failed: named('failed') };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
