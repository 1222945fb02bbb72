import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject } from '#boundary/guards.ts';
import type { PackFileName } from '#deidentified/catalog/pack-fault.ts';
import { type Finding, finding } from './finding.ts';

const SCHEMA = new URL('../../../public/packs/pack.schema.json', import.meta.url);
const ajv = new Ajv2020({ strict: false, allErrors: true });
const schema: unknown = JSON.parse(readFileSync(SCHEMA, 'utf8'));
if (isObject(schema)) ajv.addSchema(schema, 'pack');

/** So many of one file are named; after these, mending comes first. */
const MOST = 20;

/** What the published JSON Schema says of a file of a pack. */
export function schemaFindings(file: PackFileName, json: unknown): readonly Finding[] {
  const part = file.replace('.json', '');
  const validate = ajv.getSchema(`pack#/$defs/${part}`);
  if (validate === undefined) throw new Error(`pack.schema.json does not define ${part}`);
  if (validate(json) === true) return [];
  return (validate.errors ?? []).slice(0, MOST).map(({ instancePath, message = '', params }) => {
    const [, place = '', ...rest] = instancePath.split('/');
    const at = [nameOf(json, place), ...rest].filter((part) => part !== '').join('/');
    return finding('schema', { file, at }, `${message}${wordsOf(params)}`);
  });
}

/** An entry by its id, a member by its name. */
function nameOf(json: unknown, place: string): string {
  const entry: unknown = Array.isArray(json) ? json[Number(place)] : undefined;
  const id = isObject(entry) ? entry['id'] : undefined;
  return typeof id === 'string' ? id : place;
}

/** What a message of the validator leaves out: which member, or which words are allowed. */
function wordsOf(params: Readonly<Record<string, unknown>>): string {
  const { additionalProperty, allowedValues } = params;
  if (typeof additionalProperty === 'string') return ` ("${additionalProperty}")`;
  return Array.isArray(allowedValues) ? ` (${allowedValues.join(', ')})` : '';
}
