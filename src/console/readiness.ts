/* `npm run readiness -- --iss URL`: what an EHR allows Foreword, from a console. */
import { fileURLToPath } from 'node:url';
import { runReadiness } from './run-readiness.ts';

process.exitCode = await runReadiness(process.argv.slice(2), {
  registry: fileURLToPath(new URL('../../launch/tenants', import.meta.url)),
  environment: process.env,
  input: process.stdin.setEncoding('utf8'),
  write: (text) => {
    process.stdout.write(text);
  },
  now: Date.now,
  random: Math.random,
  fetchImpl: fetch,
  complain: (text) => {
    process.stderr.write(text);
  },
});
