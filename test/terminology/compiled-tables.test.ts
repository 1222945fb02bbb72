import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as tables from '#phi/signals/concept-map-tables.ts';
import { indexTopics } from '#phi/signals/topic-index.ts';
import { compiledFiles } from '../../fhir-profiles/compiled-files.ts';
import { EXCLUSION_REASONS } from '../../fhir-profiles/concept-map-tables.ts';

const { ofCoding } = indexTopics(tables);
const said = (system: string, code: string): string | undefined => {
  const [mapped] = ofCoding({ system, code });
  return mapped?.kind === 'topic' ? mapped.topic : mapped?.rule;
};
const icd10cm = (code: string): string | undefined =>
  said('http://hl7.org/fhir/sid/icd-10-cm', code);
const snomed = (code: string): string | undefined => said('http://snomed.info/sct', code);
const cvx = (code: string): string | undefined => said('http://hl7.org/fhir/sid/cvx', code);

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
    ['E11.42', 'diabetic-neuropathy'],
    ['E11.319', 'diabetic-eye'],
    ['E11.621', 'diabetic-foot'],
    ['E10.10', 'dka-hhs'],
    ['Z79.4', 'type-2-diabetes'],
    ['E78.5', 'dyslipidemia'],
    ['E66.01', 'obesity'],
    ['Z68.54', 'pediatric-obesity'],
    ['N18.31', 'chronic-kidney-disease'],
    ['N18.6', 'esrd-dialysis'],
    ['J45.909', 'asthma'],
    ['J44.1', 'copd'],
    ['F32.9', 'depression'],
    ['F32.81', 'premenstrual'],
    ['M35.3', 'pmr-gca'],
    ['M54.50', 'low-back-pain'],
    ['M54.12', 'neck-pain'],
    ['M25.561', 'knee-pain'],
    ['M67.431', 'hand-wrist-elbow'],
    ['C50.911', 'breast-cancer'],
    ['A04.72', 'c-difficile'],
    ['A09', 'infectious-diarrhea'],
    ['Z00.00', 'preventive-visit-adult'],
    ['Z00.129', 'well-child'],
    ['Z30.430', 'proc-iud'],
    ['N95.0', 'abnormal-uterine-bleeding'],
    ['N94.819', 'vaginitis'],
    ['U07.0', 'tobacco-cessation'],
    ['I46.9', 'palpitations-arrhythmia'],
  ])('take %s to %s by its longest prefix', (code, topic) => {
    expect(icd10cm(code)).toBe(topic);
  });

  it.each([
    ['T39.1X1A', 'poisoning-overdose', 'taken by accident'],
    ['T39.1X2A', 'suicide-risk', 'taken to harm oneself'],
    ['T39.1X5A', 'drug-allergy', 'an adverse effect'],
    ['T39.1X6A', 'polypharmacy', 'too little taken'],
    ['T45.515A', 'drug-allergy', 'an anticoagulant’s adverse effect'],
  ])('read in %s what was meant: %s (%s)', (code, topic) => {
    expect(icd10cm(code)).toBe(topic);
  });

  it.each([
    ['Z87.59', 'history-only', 'an old miscarriage'],
    ['Z85.09', 'history-only', 'a past cancer'],
    ['Z80.1', 'family-history', 'a parent’s lung cancer'],
    ['K01.1', 'not-in-scope-specialty', 'an impacted molar'],
    ['Z37.0', 'outcome-of-delivery', 'a single live birth'],
    ['Z76.0', 'administrative', 'a repeat prescription'],
    ['V43.52XA', 'external-cause', 'a car crash'],
    ['Y92.009', 'external-cause', 'a place'],
    ['S35.00XA', 'injury', 'a torn aorta'],
    ['Z89.201', 'status-only', 'an absent arm'],
    ['Z03.89', 'ruled-out', 'a condition ruled out'],
    ['Z68.22', 'normal-finding', 'a healthy weight'],
    ['R69', 'unspecific', 'illness, unspecified'],
  ])('exclude %s and say why: %s (%s)', (code, reason) => {
    expect(icd10cm(code)).toBe(`excluded:${reason}`);
    expect(Object.keys(EXCLUSION_REASONS)).toContain(reason);
  });

  it('follow a past cancer, and a relative’s that changes screening; other history is no topic', () => {
    expect(icd10cm('Z85.3')).toBe('breast-cancer');
    expect(icd10cm('Z80.3')).toBe('breast-screening');
    expect(icd10cm('Z86.73')).toBe('excluded:history-only');
    expect(icd10cm('Z83.3')).toBe('excluded:family-history');
  });

  it('know SNOMED CT codes of problems and procedures, retired and public ones too', () => {
    expect(snomed('44054006')).toBe('type-2-diabetes');
    expect(snomed('38341003')).toBe('hypertension');
    expect(snomed('444814009')).toBe('sinusitis');
    expect(snomed('73761001')).toBe('proc-colonoscopy');
    expect(snomed('52734007')).toBe('proc-hip-replacement');
    expect(snomed('414941008')).toBe('nail-disorder');
    expect(snomed('160903007')).toBe('excluded:social-status');
    expect(snomed('314529007')).toBe('excluded:administrative');
    expect(snomed('161744009')).toBe('excluded:history-only');
    expect(snomed('196416002')).toBe('excluded:not-in-scope-specialty');
  });

  it('know vaccines, a child’s from an adult’s', () => {
    expect(cvx('187')).toBe('adult-immunization');
    expect(cvx('20')).toBe('child-immunization');
    expect(cvx('8')).toBe(cvx('08'));
    expect(cvx('998')).toBe('excluded:administrative');
    expect(cvx('4711')).toBeUndefined();
  });
});
