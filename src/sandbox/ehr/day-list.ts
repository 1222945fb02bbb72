import { TZDate } from '@date-fns/tz';
import { parseSearchRequest } from '@medplum/core';
import type { Appointment } from '@medplum/fhirtypes';
import { addDays, format } from 'date-fns';
import { dayAfter } from '../clinic/clinic-time.ts';
import { DAYS_AHEAD } from '../clinic/schedule.ts';
import { patientsOf } from './patients-of.ts';
import type { Repository } from './repository.ts';

/** One visit as the EHR's own staff see it. */
export interface ListedVisit {
  readonly time: string;
  readonly minutes: number | null;
  readonly patient: string | null;
  readonly patientName: string;
  readonly reason: string;
  readonly kind: string;
  readonly status: string;
}

/** Whose day to list: `day` is `YYYY-MM-DD` by the calendar of `timeZone`. */
export interface DayAsked {
  readonly clinician: string;
  readonly day: string;
  readonly timeZone: string;
}

/** The visits of a clinician's day, by start. */
export async function readDayList(
  repository: Repository,
  asked: DayAsked,
): Promise<readonly ListedVisit[]> {
  const visits = await readVisits(repository, asked, 1);
  return Promise.all(visits.map((visit) => toListed(repository, visit, asked.timeZone)));
}

/** A day to come on which the clinician sees patients, and how many. */
export interface ClinicDay {
  readonly day: string;
  readonly visits: number;
}

/** The first day after the one asked for that has a visit that stands, or undefined when the next 17 days have none. */
export async function readNextClinicDay(
  repository: Repository,
  { clinician, day, timeZone }: DayAsked,
): Promise<ClinicDay | undefined> {
  const from = { clinician, day: dayAfter(day, 1), timeZone };
  const visits = await readVisits(repository, from, DAYS_AHEAD);
  const days = visits
    .filter(({ status }) => status !== 'cancelled')
    .map(({ start = '' }) => format(new TZDate(start, timeZone), 'yyyy-MM-dd'));
  const [first] = days;
  if (first === undefined) return undefined;
  return { day: first, visits: days.filter((each) => each === first).length };
}

/** The appointments of so many days from one on, by start. */
async function readVisits(
  repository: Repository,
  { clinician, day, timeZone }: DayAsked,
  days: number,
): Promise<readonly Appointment[]> {
  const from = startOfDay(day, timeZone);
  const request = parseSearchRequest<Appointment>('Appointment', {
    practitioner: `Practitioner/${clinician}`,
    date: [`ge${instant(from)}`, `lt${instant(addDays(from, days))}`],
  });
  const found = await repository.search(request, { ids: [], patients: [] });
  return found
    .flatMap((resource) => (resource.resourceType === 'Appointment' ? [resource] : []))
    .toSorted((a, b) => Date.parse(a.start ?? '') - Date.parse(b.start ?? ''));
}

/** A day as people say it: "Monday", or "Monday, 30 November" when it is a week or more from the other. */
export function dayInShort(day: string, from: string): string {
  const isNear = day < dayAfter(from, 7);
  return format(startOfDay(day, 'UTC'), isNear ? 'EEEE' : 'EEEE, d MMMM');
}

/** A day as the page heads it: "Monday, 23 November 2026". */
export function dayInWords(day: string): string {
  return format(startOfDay(day, 'UTC'), 'EEEE, d MMMM yyyy');
}

function startOfDay(day: string, timeZone: string): TZDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new TZDate(year, month - 1, date, timeZone);
}

function instant(date: Date): string {
  return new Date(date.getTime()).toISOString();
}

async function toListed(
  repository: Repository,
  visit: Appointment,
  timeZone: string,
): Promise<ListedVisit> {
  const [patient = null] = patientsOf(visit);
  const display = visit.participant.find(({ actor }) => actor?.reference?.startsWith('Patient/'));
  const [coded] = visit.reasonCode ?? [];
  return {
    time: visit.start === undefined ? '' : format(new TZDate(visit.start, timeZone), 'HH:mm'),
    minutes: visit.minutesDuration ?? null,
    patient,
    patientName: (await nameOf(repository, patient)) ?? display?.actor?.display ?? 'Unknown',
    reason: coded?.text ?? coded?.coding?.[0]?.display ?? visit.description ?? '',
    kind: visit.serviceType?.[0]?.text ?? visit.appointmentType?.coding?.[0]?.display ?? '',
    status: visit.status,
  };
}

async function nameOf(repository: Repository, id: string | null): Promise<string | undefined> {
  const patient = id === null ? undefined : await repository.read('Patient', id);
  if (patient?.resourceType !== 'Patient') return undefined;
  const [name] = patient.name ?? [];
  const family = [...(name?.given ?? []), name?.family ?? ''].join(' ').trim();
  return family === '' ? name?.text : family;
}
