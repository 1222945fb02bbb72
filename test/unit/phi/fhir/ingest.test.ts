import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { ingest } from '#phi/fhir/ingest.ts';
import { INGEST_FIELDS, type Kept } from '#phi/fhir/ingest-fields.ts';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';

const TYPES = Object.keys(INGEST_FIELDS);

/** Whether a value holds nothing that the table does not name. */
function holdsOnly(value: unknown, kept: Kept | undefined): boolean {
  if (value === false || value === null) return true;
  if (kept === 'said') return value === '';
  if (kept === 'value') return ['string', 'number', 'boolean'].includes(typeof value);
  if (kept === undefined) return false;
  if (Array.isArray(value))
    return value.every((item: unknown) => !Array.isArray(item) && holdsOnly(item, kept));
  return (
    isObject(value) &&
    Object.entries(value).every(([member, inner]) => holdsOnly(inner, kept[member]))
  );
}

function namesIn(kept: Kept): readonly string[] {
  return typeof kept === 'string'
    ? []
    : Object.entries(kept).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

const NAMES = [
  ...new Set([
    ...TYPES.flatMap((type) => namesIn(INGEST_FIELDS[type] ?? {})),
    'name',
    'note',
    'text',
    'div',
    'extension',
    'valueString',
    '__proto__',
    'constructor',
  ]),
];
const { resource: anyResource } = fc.letrec((tie) => ({
  resource: fc.dictionary(fc.constantFrom(...NAMES), tie('value'), {
    maxKeys: 8,
    noNullPrototype: true,
  }),
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('canary', 1, true, null),
    tie('resource'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

it('of any resource nothing is left but what its row names', () => {
  const property = fc.property(fc.constantFrom(...TYPES), anyResource, (resourceType, members) => {
    const resource = { ...(isObject(members) ? members : {}), resourceType };
    expect(holdsOnly(ingest(resource), INGEST_FIELDS[resourceType])).toBe(true);
  });
  fc.assert(property, { numRuns: 500 });
});

it('of the names and notes of a clinic, planted in every resource, none is left', () => {
  const { resources } = generateClinic({
    seed: 7,
    today: '2026-11-20',
    timeZone: 'America/New_York',
  });
  const canary = 'CANARY-NAME';
  const planted = resources
    .filter(({ resourceType }) => TYPES.includes(resourceType))
    .map((resource) => ({
      ...resource,
      text: { status: 'generated', div: `<div>${canary}</div>` },
      name: [{ text: canary }],
      identifier: [{ value: canary }],
      note: [{ text: canary }],
      comment: canary,
      patientInstruction: canary,
      subject: {
        ...('subject' in resource && isObject(resource.subject) ? resource.subject : {}),
        display: canary,
      },
      dosageInstruction: [{ text: canary }],
      extension: [{ valueString: canary }],
      participant: [
        {
          actor: { display: canary, identifier: { value: canary } },
          individual: { display: canary },
          member: { display: canary },
        },
      ],
      entry: [{ item: { display: canary } }],
    }));
  const left = JSON.stringify(planted.map(ingest));
  expect(left).not.toContain(canary);
  expect(left.length).toBeLessThan(JSON.stringify(planted).length / 2);
  expect(left).toContain('"code":"');
});

it('that a participant is named is kept, and not the name', () => {
  const participant = [{ actor: { display: 'A name', identifier: { value: '7' } } }];
  expect(ingest({ resourceType: 'Appointment', participant })).toEqual({
    resourceType: 'Appointment',
    participant: [{ actor: { display: '', identifier: {} } }],
  });
});

it('what stands in another shape than FHIR’s is not taken for absent', () => {
  const wrong = {
    resourceType: 'MedicationRequest',
    status: { code: 'active' },
    subject: 'Patient/1',
    authoredOn: [1],
  };
  expect(ingest(wrong)).toEqual({
    resourceType: 'MedicationRequest',
    status: false,
    subject: false,
    authoredOn: false,
  });
});

it('of a type that is not read nothing is left', () => {
  expect(ingest({ resourceType: 'DocumentReference', id: 'canary' })).toEqual({});
  expect(ingest({ resourceType: 'constructor', id: 'canary' })).toEqual({});
});
