import type { Vector } from './aim.ts';

/** What a place is there to do. Not an attack: where one of these stops, a header is too narrow. */
export const MEANT: readonly Vector[] = [
  {
    name: 'meant-own-file',
    api: 'fetch of the own host’s files',
    attempt: ({ own, label }) => fetch(`${own}packs/x.txt?reach=${label}`),
  },
  {
    name: 'meant-fhir',
    api: 'fetch of the EHR’s FHIR base and below it',
    attempt: ({ ehr, label }) => fetch(`${ehr}/fhir/Appointment?reach=${label}`),
  },
  {
    name: 'meant-token',
    api: 'fetch of the EHR’s token endpoint',
    attempt: ({ ehr, label }) => fetch(`${ehr}/oauth/token?reach=${label}`, { method: 'POST' }),
  },
  {
    name: 'meant-discovery',
    api: 'fetch of the EHR’s SMART configuration',
    attempt: ({ ehr, label }) =>
      fetch(`${ehr}/fhir/.well-known/smart-configuration?reach=${label}`),
  },
  {
    name: 'meant-metadata',
    api: 'fetch of the EHR’s metadata',
    attempt: ({ ehr, label }) => fetch(`${ehr}/fhir/metadata?reach=${label}`),
  },
  {
    name: 'meant-authorize',
    api: 'location of the EHR’s authorization',
    alone: true,
    attempt: ({ ehr, label }) => {
      globalThis.location.href = `${ehr}/oauth/authorize?reach=${label}`;
    },
  },
];
