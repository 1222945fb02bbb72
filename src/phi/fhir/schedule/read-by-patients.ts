import { clinicDayStart } from '../clinic-days.ts';
import { readAll } from '../paging.ts';
import { type Parsed, parseAppointment } from '../parse-appointment.ts';
import type { Clinician } from '../read-clinician.ts';
import type { FhirObject } from '../resource.ts';
import { type ReadGap, searchFor } from '../search.ts';
import {
  type Attempt,
  attemptRefused,
  type AttemptParts,
  gap,
  hasVisitToCome,
  visitsWithin,
} from './attempt.ts';
import { withRoles } from './find-roles.ts';
import { isVisitOf, type PatientSource } from './patient-sources.ts';
import type { AskedForPatients, Days } from './plans.ts';
import { WINDOW_DAYS } from './read-by-clinician.ts';
import type { ByPatients } from './strategies.ts';

/** Patients that a source named, and what of it could not be read; or why it named none. */
type PatientsFound =
  | { readonly end: 'found'; readonly ids: readonly string[]; readonly gaps: readonly ReadGap[] }
  | Exclude<Attempt, { readonly end: 'used' }>;

/** What two strategies of one source share: it is asked once. */
export type SourcesAsked = Map<PatientSource, Promise<PatientsFound>>;

/**
 * Reads the patients of a source, then the visits of each for sixteen days: they cannot be asked for again by day. No more patients are
 * asked about than charts may be read.
 */
export async function readByPatients(
  { source, plan }: ByPatients,
  parts: AttemptParts,
  sources: SourcesAsked,
): Promise<Attempt> {
  const asked = sources.get(source) ?? readPatients(source, parts);
  sources.set(source, asked);
  const found = await asked;
  if (found.end !== 'found') return found;
  const { searcher, tenant, now } = parts;
  const days: Days = {
    from: clinicDayStart(now, 0, tenant.timeZone),
    to: clinicDayStart(now, 2 * WINDOW_DAYS, tenant.timeZone),
  };
  const ids = found.ids.slice(0, tenant.limits.visits);
  const searched = await searcher.readEach(
    ids.map((patient) => searchFor(plan, { patient, ...days })),
  );
  const refused = searched.flatMap((one) => (one.ok ? [] : [one.problem.code]));
  const [first] = refused;
  if (first !== undefined && refused.length === ids.length) return attemptRefused(first);
  const ofPatients = searched.map((one, place) => ({
    patient: ids[place] ?? '',
    appointments: one.ok ? one.value.value : [],
  }));
  const resources = ofPatients.flatMap(({ appointments }) => appointments);
  const clinician = await withRoles(parts.counted.clinician, { resources, roles: parts.roles });
  const parsed = parseVisits(ofPatients, { ...parts, clinician });
  const { value, gaps } = visitsWithin(parsed, days);
  if (!hasVisitToCome(value, now)) return { end: 'no-visit' };
  const untold = searched.flatMap((one) => (one.ok ? one.value.gaps : [gap(one.problem.code)]));
  const beyond = found.ids.length > ids.length ? [gap('cut-short')] : [];
  return { end: 'used', reading: { value, gaps: [...found.gaps, ...untold, ...beyond, ...gaps] } };
}

interface OfPatient {
  readonly patient: string;
  readonly appointments: readonly FhirObject[];
}

/** A patient's visits with someone else are not this clinician's, and no trouble; another patient's are a parameter that was dropped. */
function parseVisits(
  found: readonly OfPatient[],
  { searcher, clinician, patients, topicsIn }: AttemptParts & { readonly clinician: Clinician },
): readonly Parsed[] {
  const { base } = searcher.transport;
  const seen = new Set<unknown>();
  const parsed: Parsed[] = [];
  for (const { patient, appointments } of found) {
    for (const appointment of appointments) {
      const { id } = appointment;
      if (seen.has(id)) continue; // a family's visit comes with each of them
      if (!isVisitOf(appointment, patient, base)) {
        parsed.push({ is: 'foreign' });
        continue;
      }
      if (typeof id === 'string') seen.add(id);
      const schedule = { clinician, base, patients, declared: false, topicsIn };
      const one = parseAppointment(appointment, schedule);
      if (one.is !== 'foreign') parsed.push(one);
    }
  }
  return parsed;
}

async function readPatients(source: PatientSource, parts: AttemptParts): Promise<PatientsFound> {
  const asks = asksOf(source, parts);
  if (asks.length === 0) return { end: 'not-set-up' };
  const found = await Promise.all(asks.map((asked) => readSource(source, asked, parts)));
  const patients = found.filter((one) => one.end === 'found');
  const [trouble] = found.filter((one) => one.end !== 'found');
  if (patients.length === 0 && trouble !== undefined) return trouble;
  return {
    end: 'found',
    ids: [...new Set(patients.flatMap(({ ids }) => ids))],
    gaps: [
      ...patients.flatMap(({ gaps }) => gaps),
      ...found.flatMap((one) => (one.end === 'found' ? [] : [gap('not-supported')])),
    ],
  };
}

function asksOf(
  { each }: PatientSource,
  { tenant, counted }: AttemptParts,
): readonly AskedForPatients[] {
  const most = tenant.limits.visits;
  const { practitioner } = counted.clinician;
  switch (each) {
    case 'once':
      return [{ practitioner, list: '', most }];
    case 'practitioner':
      return counted.practitioners.map((one) => ({ practitioner: one, list: '', most }));
    case 'list':
      return tenant.lists.map((list) => ({ practitioner, list, most }));
  }
}

async function readSource(
  { plan, isOurs, patientsOf }: PatientSource,
  asked: AskedForPatients,
  { searcher, counted, tenant, roles }: AttemptParts,
): Promise<PatientsFound> {
  const { transport } = searcher;
  const { base } = transport;
  const extent = { pages: tenant.limits.pages, enough: asked.most, isCap: true };
  const read = await readAll(transport, searchFor(plan, asked), extent);
  if (!read.ok) return refusedSource(attemptRefused(read.problem.code));
  const { value } = read.value;
  if (value.length === 0) return { end: 'unproven' };
  const clinician = await withRoles(counted.clinician, { resources: value, roles });
  const ours = value.filter((resource) => isOurs(resource, { clinician, list: asked.list, base }));
  if (ours.length === 0) return { end: 'ignored' };
  return {
    end: 'found',
    ids: ours.flatMap((resource) => patientsOf(resource, base)),
    gaps: read.value.gaps.map(({ code }) => gap(code)),
  };
}

function refusedSource(attempt: Attempt): PatientsFound {
  return attempt.end === 'used' ? { end: 'not-supported' } : attempt;
}
