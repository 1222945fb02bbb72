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
    name: 'meant-fhir-base',
    api: 'a batch, to the EHR’s FHIR base itself',
    attempt: ({ ehr, label }) => fetch(`${ehr}/fhir?reach=${label}`, { method: 'POST' }),
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
  {
    name: 'meant-redirect',
    api: 'location that is redirected, as an EHR does after sign-in, or a DOI',
    alone: true,
    attempt: ({ own, label }) => {
      const to = encodeURIComponent(`${own}packs/x.txt?reach=${label}`);
      globalThis.location.href = `${own}away?to=${to}`;
    },
  },
  {
    name: 'meant-catalog',
    api: 'location of a host that sources stand on',
    alone: true,
    attempt: ({ ehr, label }) => {
      globalThis.location.href = `${ehr.replace('localhost', '127.0.0.1')}/source?reach=${label}`;
    },
  },
];
