import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import type { AskedSearch, ServerRules } from '#sandbox/ehr/server-rules.ts';
import { isAnswer } from '#sandbox/ehr/answer.ts';
import { epicRefusal } from '#sandbox/vendors/epic-outcome.ts';
import { changed, status, when, withoutCors } from './faults.ts';
import {
  claimed,
  links,
  meddled,
  type Misconfiguration,
  ruled,
  stated,
} from './misconfiguration.ts';

const IN_CONSOLE = { vendor: 'oracle', place: 'console' } as const;

/** Asked by anyone, and no preflight. */
const isOpen = ({ method, headers }: Request) => method === 'GET' && !headers.has('authorization');

type Hear = (asked: AskedSearch, hear: ServerRules['hear']) => ReturnType<ServerRules['hear']>;

/** Hears searches of one type otherwise. */
function heard(type: string, otherwise: Hear) {
  return ruled(({ hear }) => ({
    hear: (asked) => (asked.type === type ? otherwise(asked, hear) : hear(asked)),
  }));
}

/** Answers for a clinician's appointments with 200 and nothing, whatever there is. */
const SILENT = heard('Appointment', ({ parameters }) => ({ parameters, issues: [], silent: true }));

/** A server that shows by its self link that it passed over the clinician. */
const SELF_WITHOUT_CLINICIAN = links((found) =>
  found.map((link) => ({
    ...link,
    url: String(link['url']).replace(/practitioner=[^&]*&?/, ''),
  })),
);

/** `next` links that lead to another address. */
function nextAt(change: (url: string) => string) {
  return links((found) =>
    found.map((link) =>
      link['relation'] === 'next' ? { ...link, url: change(String(link['url'])) } : link,
    ),
  );
}

/** Conditions, in whatever Bundle, that are somebody else's. */
const othersRecords: Meddle = (request, answer) =>
  request.method === 'POST'
    ? changed((text) =>
        text.replaceAll(
          /("resourceType":"Condition".*?"subject":\{"reference":)"[^"]+"/g,
          '$1"Patient/another"',
        ),
      )(request, answer)
    : answer();

/** What goes wrong once somebody has signed in: `/metadata`, searches, schedules, pages, batches and limits. */
export const WRONG_READINGS: readonly Misconfiguration[] = [
  {
    name: '/metadata is shown only with a token',
    ...IN_CONSOLE,
    seed: meddled((request, answer) =>
      request.url.endsWith('/metadata') && isOpen(request)
        ? status(401)(request, answer)
        : answer(),
    ),
    finds: { check: 'metadata', end: 'only-with-token' },
    fixNames: /metadata/,
  },
  {
    name: '/metadata is shown only with a token, and its refusal to no browser',
    vendor: 'oracle',
    place: 'ehr',
    seed: meddled((request, answer) =>
      request.url.endsWith('/metadata') && isOpen(request)
        ? withoutCors(401)(request, answer)
        : answer(),
    ),
    finds: { check: 'metadata', end: 'only-with-token' },
    fixNames: /metadata/,
  },
  {
    name: '/metadata is a page of a portal',
    ...IN_CONSOLE,
    seed: stated(() => '<!doctype html><title>Sign in</title>'),
    finds: { check: 'metadata', end: 'not-json' },
    fixNames: /issuer/,
  },
  {
    name: '/metadata breaks off in the middle',
    ...IN_CONSOLE,
    seed: stated((text) => text.slice(0, text.length / 2)),
    finds: { check: 'metadata', end: 'not-json' },
    fixNames: /issuer/,
  },
  {
    name: '/metadata never comes',
    ...IN_CONSOLE,
    seed: meddled((request, answer) =>
      request.url.endsWith('/metadata')
        ? Promise.reject(new DOMException('', 'TimeoutError'))
        : answer(),
    ),
    finds: { check: 'metadata', end: 'no-answer' },
    fixNames: /issuer/,
  },
  {
    name: 'the entry leads to a base of FHIR DSTU2',
    ...IN_CONSOLE,
    seed: stated((text) =>
      text.replace('"CapabilityStatement"', '"Conformance"').replace('"4.0.1"', '"1.0.2"'),
    ),
    finds: { check: 'fhir-version', end: 'too-old' },
    fixNames: /R4/,
  },
  {
    name: 'the search of a clinician’s appointments is not declared',
    ...IN_CONSOLE,
    seed: stated((text) => {
      const [before = '', after = ''] = text.split('"type":"Appointment"');
      return `${before}"type":"Appointment"${after.replace('"name":"practitioner"', '"name":"x"')}`;
    }),
    finds: {
      check: 'search-declared',
      end: 'not-declared',
      subject: 'Appointment?practitioner',
    },
    fixNames: /Appointment/,
  },
  {
    name: 'appointments are searched without the clinician, and nothing comes',
    ...IN_CONSOLE,
    seed: (world) => SELF_WITHOUT_CLINICIAN(SILENT(world)),
    finds: { check: 'strategy', end: 'unproven', subject: 'appointments-by-practitioner' },
    fixNames: /Appointment|practitioner/,
  },
  {
    name: 'a clinician’s appointments are answered with nothing, as if there were none',
    ...IN_CONSOLE,
    seed: (world) => SILENT(world),
    finds: { check: 'schedule', end: 'no-visits' },
    fixNames: /whose/,
  },
  {
    name: 'appointments are searched without the clinician, and others’ come',
    vendor: 'medplum',
    place: 'console',
    seed: meddled(
      when(
        { type: 'Appointment' },
        changed((text) =>
          text.replaceAll(
            /"reference":"([^"]*)Practitioner\/[^"]+"/g,
            '"reference":"$1Practitioner/another"',
          ),
        ),
      ),
    ),
    finds: { check: 'strategy', end: 'ignored', subject: 'appointments-by-practitioner' },
    fixNames: /practitioner/i,
  },
  {
    name: 'visits are booked under another id than the one that signs in',
    ...IN_CONSOLE,
    seed: claimed(() => ({ fhirUser: 'Practitioner/somebody-unbooked' })),
    finds: { check: 'schedule', end: 'no-visits' },
    fixNames: /whose/,
  },
  {
    name: 'appointments are refused to who signed in',
    ...IN_CONSOLE,
    seed: meddled(when({ type: 'Appointment' }, status(403))),
    finds: { check: 'strategy', end: 'not-permitted', subject: 'appointments-by-practitioner' },
    fixNames: /Appointment/,
  },
  {
    name: 'the answers repeat no search',
    ...IN_CONSOLE,
    seed: links((found) => found.filter(({ relation }) => relation !== 'self')),
    finds: { check: 'self-link', end: 'not-echoed' },
    fixNames: /self/,
  },
  {
    name: 'the next page is on another host',
    ...IN_CONSOLE,
    seed: nextAt((url) => url.replace('ehr.example', 'inside.example')),
    finds: { check: 'paging', end: 'foreign-next' },
    fixNames: /next/,
  },
  {
    name: 'the next page is without TLS',
    ...IN_CONSOLE,
    seed: nextAt((url) => url.replace('https:', 'http:')),
    finds: { check: 'paging', end: 'insecure-next' },
    fixNames: /https/,
  },
  {
    name: 'the next page is gone',
    ...IN_CONSOLE,
    seed: nextAt((url) => `${url}x`),
    finds: { check: 'paging', end: 'broken' },
    fixNames: /next|page/,
  },
  {
    name: 'batch is declared and refused',
    ...IN_CONSOLE,
    seed: meddled((request, answer) =>
      request.method === 'POST' && request.url.endsWith('/fhir')
        ? status(400)(request, answer)
        : answer(),
    ),
    finds: { check: 'batch', end: 'refused-singly-instead' },
    fixNames: /batch/,
  },
  {
    name: 'a posted search is refused where the entry posts',
    vendor: 'medplum',
    place: 'console',
    seed: ruled(() => ({ posted: 'none' })),
    finds: { check: 'post-search', end: 'refused-get-instead' },
    fixNames: /get/,
  },
  {
    name: 'the API of one kind of record is not registered',
    vendor: 'epic',
    place: 'console',
    seed: heard('Condition', (asked, hear) => {
      const said = hear(asked);
      const isDiagnosis = asked.parameters.get('category') === 'encounter-diagnosis';
      return isDiagnosis && !isAnswer(said) ? epicRefusal(403, 'forbidden', '4118') : said;
    }),
    finds: { check: 'search-answers', end: 'not-registered', subject: 'Condition' },
    fixNames: /Condition/,
  },
  {
    name: 'a search for one patient brings others’ records',
    ...IN_CONSOLE,
    seed: meddled(othersRecords),
    finds: { check: 'search-answers', end: 'unfiltered', subject: 'Condition' },
    fixNames: /Condition|patient/,
  },
];
