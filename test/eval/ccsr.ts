import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Coding } from '#phi/signals/clinical-snapshot.ts';
import * as tables from '#phi/signals/concept-map-tables.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';
import {
  type GroupedCode,
  measureIcd,
  measureSynthea,
  prefixesWithTwoOwners,
} from './icd-quality.ts';

/*
 * The two measures of the code maps, from data that is not part of the project: where it is absent nothing is measured.
 * `node test/eval/ccsr.ts [CCSR.tsv.gz] [folder of NDJSON]` prints both.
 */

const SHARED = new URL('../../../shared/', import.meta.url);
const CCSR = new URL('gold/ccsr-v2023-1-half.tsv.gz', SHARED).pathname;
const SYNTHEA = new URL('data/synthea', SHARED).pathname;

/** Codes with their default category of AHRQ's Clinical Classifications Software Refined; `absent` where there is no such file. */
export function readCcsr(
  path = process.env['FOREWORD_CCSR'] ?? CCSR,
): readonly GroupedCode[] | 'absent' {
  if (!existsSync(path)) return 'absent';
  const byCode = new Map<string, GroupedCode>();
  for (const line of textOf(path).split('\n').slice(1)) {
    const [code = '', category = '', label = '', isDefault] = line.split('\t');
    // A code that has no default category for outpatients is counted in its first.
    if (code !== '' && (isDefault === 'Y' || !byCode.has(code))) {
      byCode.set(code, { code, category, label });
    }
  }
  return [...byCode.values()];
}

/** The codings of every active problem of a folder of Synthea resources; `absent` where there is no such folder. */
export function readActiveProblems(
  folder = process.env['FOREWORD_SYNTHEA'] ?? SYNTHEA,
): readonly (readonly Coding[])[] | 'absent' {
  const path = `${folder}/Condition.ndjson.gz`;
  if (!existsSync(path)) return 'absent';
  return textOf(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
    .filter((condition) =>
      codingsAt(condition, 'clinicalStatus').some(({ code }) => code === 'active'),
    )
    .map((condition) => codingsAt(condition, 'code'));
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function codingsAt(resource: unknown, key: string): readonly Coding[] {
  const codings = memberOf(memberOf(resource, key), 'coding');
  return Array.isArray(codings)
    ? codings.map((coding: unknown) => ({
        system: String(memberOf(coding, 'system')),
        code: String(memberOf(coding, 'code')),
      }))
    : [];
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

if (import.meta.main) {
  const index = indexTopics(tables);
  const grouped = readCcsr(process.argv[2]);
  const problems = readActiveProblems(process.argv[3]);
  const twoOwners = prefixesWithTwoOwners(tables.ICD10CM_PREFIXES);
  console.log('ICD-10-CM', grouped === 'absent' ? grouped : measureIcd(index, grouped), {
    twoOwners,
  });
  console.log('Synthea', problems === 'absent' ? problems : measureSynthea(index, problems));
}
