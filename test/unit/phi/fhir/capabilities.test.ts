import { expect, it } from 'vitest';
import { parseCapabilities } from '#phi/fhir/capabilities.ts';

const resource = [
  { type: 'Appointment', searchParam: [{ name: 'date' }, { name: 'practitioner' }] },
  { type: 'Encounter' },
];

it('a server is taken at its word, and only where it gives one', () => {
  const known = parseCapabilities({ rest: [{ mode: 'server', resource }] });
  expect(known.declares('Appointment', 'practitioner')).toBe(true);
  expect(known.declares('Appointment', 'actor')).toBe(false);
  expect(known.declares('Encounter', 'practitioner')).toBe(false);
  expect(known.declares('Patient', 'general-practitioner')).toBe(false);
  expect(known.batch).toBe(false);
});

it.each([
  [{}],
  [{ rest: [] }],
  [{ rest: [{ mode: 'client', resource }] }],
  [{ rest: [{}] }],
  [null],
])('%j says nothing', (statement) => {
  const unknown = parseCapabilities(statement);
  expect(unknown.declares('Appointment', 'practitioner')).toBeUndefined();
  expect(unknown.batch).toBe(false);
});

it.each([
  [['batch'], true],
  [['transaction', 'batch'], true],
  [['transaction'], false],
])('interactions %j: batch %s', (codes, batch) => {
  const interaction = codes.map((code) => ({ code }));
  expect(parseCapabilities({ rest: [{ mode: 'server', resource, interaction }] }).batch).toBe(
    batch,
  );
});
