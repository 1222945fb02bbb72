import type { SearchRequest } from '@medplum/core';
import { MemoryRepository } from '@medplum/fhir-router';
import type { Resource } from '@medplum/fhirtypes';
import { loadDefinitions } from './definitions.ts';
import { patientsOf } from './patients-of.ts';
import { SERVED_TYPES, type ServedTypes } from './served-types.ts';

/** The clinic's records in memory. */
export interface Repository {
  /** The resources that match, in the order they were loaded. */
  readonly search: (request: SearchRequest, named: Named) => Promise<readonly Resource[]>;
  readonly read: (type: string, id: string) => Promise<Resource | undefined>;
}

/** What a search names outright, by which the shelves to look on are chosen. */
export interface Named {
  readonly ids: readonly string[];
  readonly patients: readonly string[];
}

/**
 * Puts every resource of a type that the sandbox or these types know on the shelves, and drops the rest: the day view shows the schedule
 * whatever the server lets be searched for.
 *
 * MemoryRepository scans all it holds for each search. So each patient has a shelf of their own, and what can be
 * searched for without naming a patient also stands in the hall.
 */
export async function fillRepository(
  resources: readonly Resource[],
  loadedAt: Date,
  types: ServedTypes = SERVED_TYPES,
): Promise<Repository> {
  loadDefinitions();
  const hall = new MemoryRepository();
  const shelves = new Map<string, MemoryRepository>();
  const places = new Map<string, MemoryRepository>();
  for (const resource of resources) {
    const served = SERVED_TYPES.get(resource.resourceType) ?? types.get(resource.resourceType);
    if (served === undefined) continue;
    const patients = resource.resourceType === 'Patient' ? [] : patientsOf(resource);
    const needsPatient = served.needs.every((names) => names.some(isPatientOrId));
    const homes = patients.map((id) => shelfOf(shelves, id));
    if (homes.length === 0 || !needsPatient) homes.unshift(hall);
    for (const home of homes) await place(home, stamped(resource, loadedAt));
    places.set(`${resource.resourceType}/${resource.id}`, homes[0] ?? hall);
  }
  return { search, read };

  async function search(request: SearchRequest, named: Named): Promise<readonly Resource[]> {
    const homes = new Set(
      named.ids.length > 0
        ? named.ids.flatMap((id) => places.get(`${request.resourceType}/${id}`) ?? [])
        : named.patients.length > 0
          ? named.patients.flatMap((id) => shelves.get(id) ?? [])
          : [hall],
    );
    const bundles = await Promise.all([...homes].map((home) => home.search(request)));
    const found = bundles.flatMap(({ entry = [] }) =>
      entry.flatMap(({ resource }) => resource ?? []),
    );
    return [...new Map(found.map((resource) => [resource.id, resource])).values()];
  }

  async function read(type: string, id: string): Promise<Resource | undefined> {
    return places.get(`${type}/${id}`)?.readResource<Resource>(type, id);
  }
}

function isPatientOrId(name: string): boolean {
  return name === 'patient' || name === '_id';
}

function shelfOf(shelves: Map<string, MemoryRepository>, patient: string): MemoryRepository {
  const shelf = shelves.get(patient) ?? new MemoryRepository();
  shelves.set(patient, shelf);
  return shelf;
}

async function place(home: MemoryRepository, resource: Resource): Promise<void> {
  await home.withSeeding(() => home.createResource(resource, { assignedId: true }, true));
}

/** A version and a time of change, so that ETag and meta are there and the same at every start. */
function stamped<R extends Resource>(resource: R, loadedAt: Date): R {
  const lastUpdated = resource.meta?.lastUpdated ?? loadedAt.toISOString();
  return { ...resource, meta: { ...resource.meta, versionId: '1', lastUpdated } };
}
