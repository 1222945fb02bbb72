import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { EXCLUSION_REASONS } from '../../fhir-profiles/concept-map-tables.ts';
import { runTopicsOf } from '../../fhir-profiles/topics-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'topics-of-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function ask(...args: readonly string[]) {
  const said: string[] = [];
  const complaints: string[] = [];
  const code = await runTopicsOf(args, {
    say: (line) => said.push(line),
    complain: (line) => complaints.push(line),
  });
  return { code, complaints, answers: said.map((line): unknown => JSON.parse(line)) };
}

async function askLines(...lines: readonly string[]) {
  const path = join(folder, 'asked.ndjson');
  writeFileSync(path, lines.join('\n'));
  return ask('--ndjson', path);
}

const topicsIn = (answer: unknown): readonly unknown[] => {
  const topics = isObject(answer) ? answer['topics'] : undefined;
  return Array.isArray(topics) ? topics.map((one: unknown) => isObject(one) && one['topic']) : [];
};

describe('topics-of', () => {
  it('says for each code, drug, phrase, result and vaccine which topics it names and by which rule', async () => {
    const { code, answers } = await ask(
      ...['--icd10cm', 'E11.22', '--snomed', '44054006', '--drug', 'sacubitril-valsartan'],
      ...['--text', 'CHF f/u', '--loinc', '4548-4=8.2 %', '--cvx', '140'],
    );
    expect(code).toBe(0);
    expect(answers).toMatchObject([
      {
        inputs: [
          {
            kind: 'icd10cm',
            input: 'E11.22',
            topics: [
              { topic: 'chronic-kidney-disease', rule: 'icd10cm:E11.2' },
              { topic: 'type-2-diabetes', rule: 'icd10cm+:E11.2' },
            ],
          },
          { kind: 'snomed', topics: [{ topic: 'type-2-diabetes', rule: 'snomed:44054006' }] },
          { kind: 'drug', input: 1, topics: [{ rule: 'drug-class:arni' }] },
          { kind: 'text', input: 1, topics: [{ topic: 'heart-failure', tier: 'high' }] },
          { kind: 'loinc', topics: [{ rule: 'loinc:4548-4>=6.5 %' }] },
          { kind: 'cvx', topics: [{ topic: 'adult-immunization', rule: 'cvx:140' }] },
        ],
      },
    ]);
  });

  it('says what they name together, with the strongest evidence, and which rules fire', async () => {
    const { answers } = await ask('--icd10cm', 'N18.31', '--icd10cm', 'I48.91', '--text', 'afib');
    expect(answers).toMatchObject([
      {
        topics: [
          {
            topic: 'atrial-fibrillation',
            evidence: 'reason',
            label: 'Atrial fibrillation and flutter',
          },
          { topic: 'chronic-kidney-disease', evidence: 'problem' },
        ],
      },
    ]);
    expect(JSON.stringify(answers)).toContain('"id":"af-ckd"');
  });

  it('gives the reason where a known code deliberately has no topic', async () => {
    const { answers } = await ask('--icd10cm', 'Z37.0');
    expect(answers).toMatchObject([
      {
        topics: [],
        inputs: [
          {
            excluded: {
              reason: 'outcome-of-delivery',
              because: EXCLUSION_REASONS['outcome-of-delivery'],
            },
          },
        ],
      },
    ]);
  });

  it.each([
    ['4548-4=8.2%', ['type-2-diabetes']],
    ['4548-4 = > 14 %', ['type-2-diabetes']],
    ['4548-4=66 mmol/mol', ['type-2-diabetes']],
    ['4548-4=5.2 %', []],
    ['4548-4=8.2', []],
    ['3016-3 flagged', ['hypothyroidism']],
    ['3016-3', []],
  ])('reads the result %s', async (result, topics) => {
    const { code, answers } = await ask('--loinc', result);
    expect(code).toBe(0);
    expect(answers.map(topicsIn)).toEqual([topics]);
  });

  it.each([
    [['--sonny', 'Smith'], 'there is no option --sonny.'],
    [['--text', 'CHF', 'Smith'], 'every value needs its option'],
    [['--icd10cm'], 'each option takes one value'],
    [['--loinc', 'Smith 4'], 'a value of --loinc is a code'],
    [['--ndjson', '/nowhere/Smith.ndjson'], 'cannot be read'],
    [['--ndjson', tmpdir()], 'cannot be read'],
    [['--ndjson', '-', '--text', 'Smith'], '--ndjson stands alone'],
    [[], 'nothing is asked'],
  ])('%j: exit 1 and one sentence that repeats nothing typed', async (args, sentence) => {
    const { code, complaints, answers } = await ask(...args);
    expect({ code, answers }).toEqual({ code: 1, answers: [] });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(sentence);
    expect(complaints[0]).not.toContain('Smith');
  });
});

describe('topics-of --ndjson', () => {
  it('answers each line with its id, and blank lines not at all', async () => {
    const { code, answers } = await askLines(
      '\uFEFF{"id": 7, "icd10cm": ["i10"], "text": ["CHF f/u"]}',
      '',
      '{"id": "b", "loinc": [{"code": "4548-4", "value": 8, "unit": "%", "abnormal": true}]}',
      '{}',
    );
    expect(code).toBe(0);
    expect(answers).toMatchObject([{ id: 7 }, { id: 'b' }, { topics: [], rules: [], inputs: [] }]);
    expect(answers.map(topicsIn)).toEqual([
      ['heart-failure', 'hypertension'],
      ['type-2-diabetes'],
      [],
    ]);
  });

  it.each([
    ['{"text": ["Smith"', 'not a JSON object'],
    ['["Smith"]', 'not a JSON object'],
    ['{"Smith": []}', 'a member that is none of'],
    ['{"__proto__": ["Smith"]}', 'a member that is none of'],
    ['{"text": "Smith"}', '"text" must be a list of texts'],
    ['{"icd10cm": [10]}', '"icd10cm" must be a list of texts'],
    ['{"id": {"Smith": 1}}', '"id" must be'],
    ['{"loinc": [{"code": "4548-4", "value": "8.2"}]}', '"loinc" must be'],
    ['{"loinc": [{"value": 8.2}]}', '"loinc" must be'],
  ])('names the line of %s, answers the others and exits 1', async (line, sentence) => {
    const { code, complaints, answers } = await askLines('{"id":1}', line, '{"id":3}');
    expect(code).toBe(1);
    expect(answers).toMatchObject([{ id: 1 }, { id: 3 }]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`line 2: `);
    expect(complaints[0]).toContain(sentence);
    expect(complaints[0]).not.toContain('Smith');
  });
});
