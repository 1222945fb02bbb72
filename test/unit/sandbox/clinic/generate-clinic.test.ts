import { describe, expect, it } from 'vitest';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import { MONDAY, clinic, ofType } from './a-clinic.ts';

const patients = ofType(clinic.resources, 'Patient');
const conditions = ofType(clinic.resources, 'Condition');

describe('the generated clinic', () => {
  it('is the same byte for byte for the same seed and day', () => {
    expect(JSON.stringify(generateClinic(MONDAY))).toBe(JSON.stringify(clinic));
  });

  it('has other patients under another seed', () => {
    const other = new Set(
      ofType(generateClinic({ ...MONDAY, seed: 8 }).resources, 'Patient').map(({ id }) => id),
    );
    expect(patients.filter(({ id }) => other.has(id))).toEqual([]);
  });

  it('has the same patients with the same problems on another day of the month, and another schedule', () => {
    const tomorrow = generateClinic({ ...MONDAY, today: '2026-11-17' });
    expect(ofType(tomorrow.resources, 'Patient')).toEqual(patients);
    expect(codesByPatient(tomorrow.resources)).toEqual(codesByPatient(clinic.resources));
    const starts = (of: typeof clinic) =>
      ofType(of.resources, 'Appointment').map(({ start }) => start);
    expect(starts(tomorrow)).not.toEqual(starts(clinic));
  });

  it('has the same visits on a day whenever that day is asked for', () => {
    const tomorrow = generateClinic({ ...MONDAY, today: '2026-11-17' });
    const friday = (of: typeof clinic) =>
      ofType(of.resources, 'Appointment').filter(({ start }) => start?.startsWith('2026-11-20'));
    expect(friday(clinic).length).toBeGreaterThan(0);
    expect(friday(tomorrow)).toEqual(friday(clinic));
  });

  it('has four clinicians who are Practitioners, in the order of the sign-in page', () => {
    const ids = ofType(clinic.resources, 'Practitioner').map(({ id }) => id);
    expect(clinic.clinicians.map(({ id }) => id)).toEqual(ids);
    expect(clinic.clinicians.map(({ role, specialty }) => [role, specialty])).toEqual([
      ['Attending physician', 'family medicine'],
      ['Attending physician', 'internal medicine'],
      ['Attending physician', 'pediatrics'],
      ['Resident, PGY-2', 'internal medicine'],
    ]);
  });

  it('has more than 400 patients, and more than 100 for each attending as general practitioner', () => {
    expect(patients.length).toBeGreaterThanOrEqual(400);
    for (const { id } of clinic.clinicians.slice(0, 3)) {
      const own = patients.filter(
        ({ generalPractitioner = [] }) =>
          generalPractitioner[0]?.reference === `Practitioner/${id}`,
      );
      expect(own.length).toBeGreaterThan(100);
    }
  });

  it('gives the pediatrician children and the internist adults, all of them born', () => {
    const births = (clinician: number) =>
      patients.flatMap(({ birthDate = '', generalPractitioner = [] }) =>
        generalPractitioner[0]?.reference === `Practitioner/${clinic.clinicians[clinician]?.id}`
          ? [birthDate]
          : [],
      );
    expect(births(1).filter((day) => day > '2008-11-16')).toEqual([]);
    expect(births(2).filter((day) => day <= '2008-11-16' || day > MONDAY.today)).toEqual([]);
  });

  it('marks about one chart in fourteen as restricted, in the record and in the list for the server', () => {
    const marked = patients
      .filter(({ meta }) => meta?.security?.some(({ code }) => code === 'R'))
      .map(({ id }) => id);
    expect(marked).toEqual([...clinic.restrictedPatients]);
    expect(marked.length / patients.length).toBeGreaterThan(0.06);
    expect(marked.length / patients.length).toBeLessThan(0.08);
  });

  it('writes nothing that is dated later than today into a chart', () => {
    const dates = [
      ...conditions.map(({ recordedDate }) => recordedDate),
      ...ofType(clinic.resources, 'Observation').map(({ effectiveDateTime }) => effectiveDateTime),
      ...ofType(clinic.resources, 'MedicationRequest').map(({ authoredOn }) => authoredOn),
      ...ofType(clinic.resources, 'Procedure').map(({ performedDateTime }) => performedDateTime),
      ...ofType(clinic.resources, 'Encounter').map(({ period }) => period?.start?.slice(0, 10)),
    ];
    expect(dates.filter((date) => date === undefined || date > MONDAY.today)).toEqual([]);
  });
});

describe('its charts', () => {
  const systemsOf = (codings: readonly { system?: string }[] = []) =>
    codings.map(({ system }) => system).join(' ');

  it('code problems in ICD-10-CM, in SNOMED CT and in both', () => {
    const kinds = new Set(conditions.map(({ code }) => systemsOf(code?.coding)));
    expect([...kinds].toSorted()).toEqual([
      'http://hl7.org/fhir/sid/icd-10-cm',
      'http://hl7.org/fhir/sid/icd-10-cm http://snomed.info/sct',
      'http://snomed.info/sct',
    ]);
  });

  it('hold problem-list items, encounter diagnoses and a few conditions without category', () => {
    const kinds = Map.groupBy(
      conditions,
      ({ category }) => category?.[0]?.coding?.[0]?.code ?? 'none',
    );
    const counts = [...kinds].map(([name, found]) => [name, found.length > 20]);
    expect(Object.fromEntries(counts)).toEqual({
      'problem-list-item': true,
      'encounter-diagnosis': true,
      none: true,
    });
  });

  it.each([
    ['Type 2 diabetes mellitus', '4548-4', 'H'],
    ['Chronic kidney disease stage 3b', '33914-3', 'L'],
    ['Iron deficiency anemia', '718-7', 'L'],
  ])('show %s in the laboratory', (words, loinc, expected) => {
    const ill = new Set(
      conditions.filter(({ code }) => code?.text === words).map(({ subject }) => subject.reference),
    );
    const results = ofType(clinic.resources, 'Observation').filter(
      ({ subject, code }) => ill.has(subject?.reference) && code.coding?.[0]?.code === loinc,
    );
    const abnormal = results.filter(
      ({ interpretation }) => interpretation?.[0]?.coding?.[0]?.code === expected,
    );
    expect(abnormal.length / results.length).toBeGreaterThan(0.6);
  });

  it('never show an anti-inflammatory beside kidney disease', () => {
    const ill = new Set(
      conditions
        .filter(({ code }) => code?.text?.startsWith('Chronic kidney'))
        .map(({ subject }) => subject.reference),
    );
    const taken = ofType(clinic.resources, 'MedicationRequest').filter(
      ({ subject, medicationCodeableConcept }) =>
        ill.has(subject.reference) &&
        /naproxen|ibuprofen/.test(medicationCodeableConcept?.text ?? ''),
    );
    expect(ill.size).toBeGreaterThan(5);
    expect(taken).toEqual([]);
  });

  it('hold sensitive conditions and rare ones', () => {
    const words = new Set(conditions.map(({ code }) => code?.text));
    for (const expected of [
      'HIV disease',
      'Opioid use disorder',
      'Suicidal ideation',
      'Giant cell arteritis',
      'Pregnancy, second trimester',
    ]) {
      expect(words).toContain(expected);
    }
  });
});

function codesByPatient(resources: typeof clinic.resources): readonly string[] {
  return ofType(resources, 'Condition')
    .filter(({ category }) => category?.[0]?.coding?.[0]?.code === 'problem-list-item')
    .map(({ subject, code }) => `${subject.reference} ${code?.text}`);
}
