import { spawn } from 'node:child_process';

/*
 * Runs the npm scripts it is given the names of side by side, says of each how it went, and shows in full what a failed one printed. All are
 * waited for, so that one run names everything that is wrong.
 */

interface Ran {
  readonly script: string;
  readonly seconds: number;
  readonly printed: string;
  readonly passed: boolean;
}

function run(script: string): Promise<Ran> {
  const began = performance.now();
  return new Promise((resolve) => {
    const started = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
    });
    const chunks: Buffer[] = [];
    const end = (passed: boolean) => {
      const seconds = (performance.now() - began) / 1000;
      resolve({ script, seconds, passed, printed: Buffer.concat(chunks).toString() });
    };
    started.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    started.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    started.once('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      end(false);
    });
    started.once('close', (code) => {
      end(code === 0);
    });
  });
}

function tell({ script, seconds, passed, printed }: Ran): boolean {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${script}, ${seconds.toFixed(0)} s`);
  if (!passed) console.log(printed);
  return passed;
}

const scripts = process.argv.slice(2);
if (scripts.length === 0) throw new Error('name the scripts to run');
const passed = await Promise.all(scripts.map(async (script) => tell(await run(script))));
process.exitCode = passed.every(Boolean) ? 0 : 1;
