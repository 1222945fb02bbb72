/* `npm run tenant:new -- VENDOR ID`: a new entry of the tenant registry, and what of it is still to be filled in. */
import { fileURLToPath } from 'node:url';
import { writeEntry } from './write-entry.ts';

const [vendor, id] = process.argv.slice(2);
const { ok, lines } = writeEntry(fileURLToPath(new URL('.', import.meta.url)), vendor, id);
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = ok ? 0 : 1;
