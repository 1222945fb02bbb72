import { readFileSync } from 'node:fs';
import { dayAfter } from '../clinic/clinic-time.ts';
import type { AccessLog } from './access-log.ts';
import { accessLogPage } from './access-log-page.ts';
import { readDayList, readNextClinicDay } from './day-list.ts';
import { dayPage, type DayPage, type Opening } from './day-page.ts';
import type { EhrParts } from './ehr-parts.ts';
import type { FaultSwitchboard } from './faults.ts';
import type { WebHandler } from './fhir-server.ts';
import type { Html } from './html.ts';
import type { LaunchContext } from './oauth/launch-tokens.ts';
import type { Repository } from './repository.ts';

interface DayViewParts extends EhrParts {
  readonly repository: Repository;
  readonly log: AccessLog;
  readonly launchUrl: (tenant: string, context: LaunchContext) => string;
  readonly faults: FaultSwitchboard;
}

/** The pages of the sandbox EHR for people: the day view, the access log, and the way into the app. */
export function createDayView(parts: DayViewParts): WebHandler {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === 'POST' && pathname === '/faults') return switchFaults(parts, request);
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    switch (pathname) {
      case '/':
        return toPage(dayPage(await readDay(parts, searchParams)), parts.appOrigin);
      case '/open':
        return open(parts, searchParams);
      case '/access-log':
        return Response.json(parts.log.rows(), { headers: { 'Cache-Control': 'no-store' } });
      case '/audit':
        return toPage(accessLogPage(parts.log.rows(), parts.clinic.clinicians), parts.appOrigin);
      case '/day-view.css':
        return new Response(STYLE, { headers: { ...PLAIN, 'Content-Type': 'text/css' } });
      case '/pane.js':
        return new Response(SCRIPT, { headers: { ...PLAIN, 'Content-Type': 'text/javascript' } });
      default:
        return new Response('Not found', { status: 404 });
    }
  };
}

async function readDay(parts: DayViewParts, query: URLSearchParams): Promise<DayPage> {
  const { clinic, tenants, today, repository } = parts;
  const { clinicians } = clinic;
  const clinician = clinicians.find(({ id }) => id === query.get('clinician')) ?? clinicians[0];
  const tenant = tenants.find(({ id }) => id === query.get('tenant')) ?? tenants[0];
  if (clinician === undefined || tenant === undefined) throw new Error('an EHR with nobody in it');
  const asked = query.get('day') ?? '';
  const day = /^\d{4}-(0[1-9]|1[0-2])-([012]\d|3[01])$/.test(asked) ? asked : today;
  const list = { clinician: clinician.id, day, timeZone: tenant.timeZone };
  return {
    clinicians,
    tenants,
    clinician,
    tenant,
    day,
    today,
    before: dayAfter(day, -1),
    after: dayAfter(day, 1),
    visits: await readDayList(repository, list),
    next: await readNextClinicDay(
      repository,
      day < today ? { ...list, day: dayAfter(today, -1) } : list,
    ),
    opening: OPENINGS.find((each) => each === query.get('open')) ?? null,
    chart: query.get('patient'),
    faults: parts.faults.on(),
    playing: parts.playing ?? null,
  };
}

/** Only from the EHR's own page: another site must not be able to switch faults on. */
async function switchFaults({ faults }: DayViewParts, request: Request): Promise<Response> {
  const site = request.headers.get('sec-fetch-site') ?? 'same-origin';
  if (site !== 'same-origin') return new Response(null, { status: 403 });
  const form = new URLSearchParams(await request.text());
  faults.choose(form.getAll('fault'));
  const back = new URLSearchParams(form.get('back') ?? '').toString();
  return new Response(null, { status: 303, headers: { ...PLAIN, Location: `/?${back}` } });
}

/** Each opening has a launch token of its own, so the link can be used again. */
function open({ clinic, tenants, launchUrl }: DayViewParts, query: URLSearchParams): Response {
  const clinician = clinic.clinicians.find(({ id }) => id === query.get('clinician'));
  const tenant = tenants.find(({ id }) => id === query.get('tenant'));
  if (clinician === undefined || tenant === undefined) return new Response(null, { status: 404 });
  const location = launchUrl(tenant.id, {
    clinician: clinician.id,
    patient: query.get('patient'),
  });
  return new Response(null, { status: 303, headers: { ...PLAIN, Location: location } });
}

function toPage({ html }: Html, appOrigin: string): Response {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    `frame-src 'self' ${appOrigin}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return new Response(html, {
    headers: {
      ...PLAIN,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy.join('; '),
    },
  });
}

const OPENINGS: readonly Opening[] = ['pane'];

const PLAIN = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

const STYLE = readFileSync(new URL('./day-view.css', import.meta.url));
const SCRIPT = readFileSync(new URL('./pane.js', import.meta.url));
