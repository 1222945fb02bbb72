import { isObject } from '#boundary/guards.ts';
import { parseJson } from './asks.ts';

/**
 * What a simple and honest app would do: one request after another, visit after visit, with every resource asked for by itself. It reads the
 * clinician and the patient again for each visit, remembers no chart, follows each page, and asks no more of the EHR than what it shows.
 */
export interface PlainClient {
  readonly fetchImpl: typeof fetch;
  /** Without a final slash. */
  readonly base: string;
  readonly token: string;
}

/** Where it looks for who is coming, and what it reads of them. */
export interface PlainDay {
  /** Ids of Practitioners. */
  readonly clinicians: readonly string[];
  /** The search that names the visits; or the one that names patients, whose visits are then asked for one by one. */
  readonly visits: 'Appointment' | 'Encounter' | { readonly patientsIn: string };
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** How this EHR wants laboratory results asked for. */
  readonly laboratory: string;
  /** Visits at most. */
  readonly most: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads a day; how many visits it read. */
export async function readPlainly(client: PlainClient, day: PlainDay): Promise<number> {
  const visits = (await visitsOf(client, day)).filter(isExpected).slice(0, day.most);
  const recent = new Date(day.from - HALF_A_YEAR).toISOString();
  for (const visit of visits) {
    const patient = patientOf(visit);
    for (const id of day.clinicians.slice(0, 1)) await read(client, `Practitioner/${id}`);
    if (patient === undefined) continue;
    await read(client, `Patient/${patient}`);
    for (const search of [
      `Condition?patient=${patient}`,
      `MedicationRequest?patient=${patient}&status=active`,
      `Observation?patient=${patient}&category=${encodeURIComponent(day.laboratory)}&date=ge${recent}`,
      `Procedure?patient=${patient}`,
      `ServiceRequest?patient=${patient}&status=active`,
    ]) {
      await readAll(client, search);
    }
  }
  return visits.length;
}

const HALF_A_YEAR = 180 * 86_400_000; // ms

async function visitsOf(
  client: PlainClient,
  { clinicians, visits, from, to }: PlainDay,
): Promise<readonly Json[]> {
  const within = `date=ge${new Date(from).toISOString()}&date=lt${new Date(to).toISOString()}`;
  const found: Json[] = [];
  if (typeof visits === 'string') {
    for (const id of clinicians) {
      found.push(...(await readAll(client, `${visits}?practitioner=Practitioner/${id}&${within}`)));
    }
    return found.filter(({ resourceType }) => resourceType === visits);
  }
  for (const patient of new Set(
    (await readAll(client, visits.patientsIn)).flatMap(patientsNamed),
  )) {
    found.push(...(await readAll(client, `Appointment?patient=${patient}&${within}`)));
  }
  return found.filter((visit) => clinicians.some((id) => names(visit, `Practitioner/${id}`)));
}

async function readAll(client: PlainClient, search: string): Promise<readonly Json[]> {
  const found: Json[] = [];
  for (let next: string | undefined = search; next !== undefined;) {
    const bundle: Json | undefined = await read(client, next);
    found.push(
      ...listAt(bundle, 'entry').flatMap(({ resource }) => (isObject(resource) ? [resource] : [])),
    );
    const link: Json | undefined = listAt(bundle, 'link').find(
      ({ relation }) => relation === 'next',
    );
    next = typeof link?.['url'] === 'string' ? link['url'] : undefined;
  }
  return found;
}

/** The answer, or nothing where it was refused or cannot be read. */
async function read(
  { fetchImpl, base, token }: PlainClient,
  relative: string,
): Promise<Json | undefined> {
  const url = relative.startsWith('http') ? relative : `${base}/${relative}`;
  const headers = {
    Accept: 'application/fhir+json',
    ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
  };
  if (!url.startsWith(`${base}/`) && !url.startsWith(`${base}?`)) return undefined; // the token goes nowhere else
  const response = await fetchImpl(url, { headers }).catch(() => undefined);
  if (response?.status !== 200) {
    await response?.body?.cancel();
    return undefined;
  }
  const body = parseJson(await response.text());
  return isObject(body) ? body : undefined;
}

function isExpected({ status }: Json): boolean {
  return [
    'booked',
    'arrived',
    'checked-in',
    'fulfilled',
    'planned',
    'in-progress',
    'finished',
  ].includes(String(status));
}

function patientOf(visit: Json): string | undefined {
  return patientsNamed(visit)[0];
}

function patientsNamed(resource: Json): readonly string[] {
  return [...JSON.stringify(resource).matchAll(/"reference":"Patient\/([A-Za-z0-9.-]+)"/g)].flatMap(
    ([, id]) => id ?? [],
  );
}

function names(visit: Json, reference: string): boolean {
  return JSON.stringify(visit).includes(`"${reference}"`);
}

function listAt(object: Json | undefined, member: string): readonly Json[] {
  const list = object?.[member];
  return Array.isArray(list) ? list.filter((one: unknown) => isObject(one)) : [];
}
