import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { compiledFiles } from './compiled-files.ts';

/**
 * Writes the tables that the product compiles in from the FHIR resources beside this file.
 * `node fhir-profiles/compile.ts` writes; `--check` writes nothing and exits 1 where a committed file differs.
 */
const check = process.argv.includes('--check');
for (const { path, text } of compiledFiles()) {
  const file = new URL(`../${path}`, import.meta.url);
  if (!check) {
    writeFileSync(file, text);
    console.log(`${path}: ${gzipSync(text, { level: 9 }).length} bytes gzipped`);
  } else if (readFileSync(file, { encoding: 'utf8' }) !== text) {
    console.error(`${path} differs from its source: run node fhir-profiles/compile.ts`);
    process.exitCode = 1;
  }
}
