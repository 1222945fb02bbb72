import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as tables from '#phi/signals/concept-map-tables.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';
import { agreement } from '../../eval/agreement.ts';
import { readActiveProblems, readCcsr } from '../../eval/ccsr.ts';
import { measureIcd, measureSynthea, prefixesWithTwoOwners } from '../../eval/icd-quality.ts';

const index = indexTopics({
  ICD10CM_PREFIXES: 'hypertension I10\nsarcoidosis D86\nproc-iud Z30.43\n-history-only Z87',
  SNOMED_CODES: 'hypertension 38341003\n-administrative 314529007',
});
const of = (category: string, ...codes: readonly string[]) =>
  codes.map((code) => ({ code, category, label: `label of ${category}` }));

it('counts topics, exclusions and holes outside injuries and external causes', () => {
  const quality = measureIcd(index, [
    ...of('CIR', 'I10', 'I11'),
    ...of('RSP', 'D860', 'D861'),
    ...of('FAC', 'Z30430', 'Z8759'),
    ...of('INJ', 'S0101XA', 'V4352XA'),
  ]);
  expect(quality).toMatchObject({ codes: 6, anyTier: 4 / 6, tier12OrExcluded: 3 / 6, purity: 1 });
  expect([...quality.excluded]).toEqual([['excluded:history-only', 1]]);
  expect(quality.holes.map(({ category, codes }) => [category, codes])).toEqual([
    ['RSP', 2],
    ['CIR', 1],
  ]);
});

it('counts a problem as known by any of its codings, and lists the rest', () => {
  const snomed = (code: string) => ({ system: 'http://snomed.info/sct', code });
  const quality = measureSynthea(index, [
    [snomed('1'), snomed('38341003')],
    [snomed('314529007')],
    [snomed('2')],
    [],
  ]);
  expect(quality).toMatchObject({ problems: 4, withTopic: 1, excluded: 1, share: 0.5 });
  expect(quality.rest.get('2')).toBe(1);
});

it('a grouping agrees wholly with itself, and not at all with one that cuts across it', () => {
  const groups = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 });
  fc.assert(
    fc.property(groups, (names) => {
      const { nmi, purity } = agreement(names.map((name) => [name, `${name}’`] as const));
      expect([nmi, purity].map((share) => Math.round(share * 1e9) / 1e9)).toEqual([1, 1]);
    }),
  );
  const across = agreement(['ax', 'ay', 'bx', 'by'].map(([a = '', b = '']) => [a, b] as const));
  expect(across.nmi).toBeCloseTo(0);
  expect(across.purity).toBe(0.5);
});

it('finds a prefix that two topics own, and none in the shipped map', () => {
  expect(prefixesWithTwoOwners('a E11 I10\nb E11.2 I10')).toEqual(['I10']);
  expect(prefixesWithTwoOwners(tables.ICD10CM_PREFIXES)).toEqual([]);
});

it('says that the reference data is absent where it is', () => {
  expect(readCcsr('no-such-file.tsv.gz')).toBe('absent');
  expect(readActiveProblems('no-such-folder')).toBe('absent');
});
