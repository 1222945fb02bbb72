import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as tables from '#phi/signals/concept-map-tables.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';
import { compiledFiles } from '../../fhir-profiles/compiled-files.ts';

const index = indexTopics(tables);
const icd10cm = (code: string): string | undefined =>
  index.topicOfCoding({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code });

describe('the compiled tables', () => {
  it.each(compiledFiles())('$path is what the FHIR resources compile to', ({ path, text }) => {
    expect(readFileSync(path, { encoding: 'utf8' })).toBe(text);
  });

  it.each([
    ['I10', 'hypertension'],
    ['I11.0', 'heart-failure'],
    ['I25.10', 'coronary-disease'],
    ['I48.91', 'atrial-fibrillation'],
    ['E11.9', 'type-2-diabetes'],
    ['E11.65', 'type-2-diabetes'],
    ['E11.22', 'chronic-kidney-disease'],
    ['E10.10', 'dka-hhs'],
    ['E78.5', 'dyslipidemia'],
    ['E66.01', 'obesity'],
    ['Z68.54', 'pediatric-obesity'],
    ['N18.31', 'chronic-kidney-disease'],
    ['J45.909', 'asthma'],
    ['J44.1', 'copd'],
    ['F32.9', 'depression'],
    ['M54.50', 'low-back-pain'],
    ['A04.72', 'c-difficile'],
    ['A09', 'infectious-diarrhea'],
    ['Z00.00', 'preventive-visit-adult'],
  ])('take %s to %s by its longest prefix', (code, topic) => {
    expect(icd10cm(code)).toBe(topic);
  });

  it.each([
    ['E11.42', 'diabetic neuropathy'],
    ['E11.319', 'diabetic retinopathy'],
    ['F32.81', 'premenstrual dysphoria'],
    ['M35.3', 'polymyalgia rheumatica'],
    ['Z62.810', 'a history of abuse in childhood'],
    ['N18.6', 'end-stage kidney disease'],
    ['C50.911', 'breast cancer'],
  ])('let %s (%s, not a topic yet) fall to no shorter prefix', (code) => {
    expect(icd10cm(code)).toBeUndefined();
  });

  it('know SNOMED CT codes, laboratory results and ingredients, retired and public ones too', () => {
    const snomed = (code: string): string | undefined =>
      index.topicOfCoding({ system: 'http://snomed.info/sct', code });
    const loinc = (code: string): string | undefined =>
      index.topicOfResult({ system: 'http://loinc.org', code });
    expect(snomed('44054006')).toBe('type-2-diabetes');
    expect(snomed('38341003')).toBe('hypertension');
    expect(snomed('444814009')).toBe('sinusitis');
    expect(loinc('4548-4')).toBe('type-2-diabetes');
    expect(loinc('33914-3')).toBe('chronic-kidney-disease');
    expect(loinc('777-3')).toBeUndefined();
    expect(index.topicOfMedication(['metformin', 'hydrochloride', '500', 'mg'])).toBe(
      'type-2-diabetes',
    );
    expect(index.topicOfMedication(['metoprolol', 'succinate'])).toBeUndefined();
  });
});
