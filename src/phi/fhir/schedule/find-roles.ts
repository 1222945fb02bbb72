import { isFhirId } from '#boundary/guards.ts';
import type { Searcher } from '../batch.ts';
import type { Capabilities } from '../capabilities.ts';
import { readAll } from '../paging.ts';
import type { Clinician } from '../read-clinician.ts';
import { idOf } from '../reference.ts';
import type { FhirObject } from '../resource.ts';
import { searchFor } from '../search.ts';
import type { Counted } from './counted-clinician.ts';
import { ROLES_PLAN } from './plans.ts';

interface RoleParts {
  readonly searcher: Searcher;
  readonly capabilities: Capabilities;
  readonly counted: Counted;
  /** Whether what was granted lets a type be searched. */
  readonly mayRead: (type: string) => boolean;
}

/** Ids of the PractitionerRoles of those whose visits count: asked for when first needed, once in a run, in one search. */
export type FindRoles = () => Promise<readonly string[]>;

/** Finds the roles of this run's clinicians; where they may not be asked for, the one that signed in, if one did. */
export function rolesOnce(parts: RoleParts): FindRoles {
  let found: Promise<readonly string[]> | undefined;
  return () => (found ??= readRoles(parts));
}

/** Roles of one page at most: nobody has more. */
async function readRoles({ searcher, capabilities, counted, mayRead }: RoleParts) {
  const { clinician, practitioners } = counted;
  const known = clinician.role === null ? [] : [clinician.role];
  const isOffered = capabilities.declares('PractitionerRole', 'practitioner') !== false;
  if (!isOffered || !mayRead('PractitionerRole')) return known;
  const { transport } = searcher;
  const once = { pages: 1, enough: Infinity };
  const read = await readAll(transport, searchFor(ROLES_PLAN, { practitioners }), once);
  if (!read.ok) return known;
  const roles = read.value.value.flatMap(({ id, active, practitioner }) => {
    const whose = idOf(practitioner, 'Practitioner', transport.base);
    const isTheirs = whose !== undefined && practitioners.includes(whose);
    return isTheirs && active !== false && isFhirId(id) ? [id] : [];
  });
  return [...new Set([...known, ...roles])];
}

/** The clinician, with their further roles where one of the resources names a role: else nobody needs to know them. */
export async function withRoles(
  clinician: Clinician,
  { resources, roles }: { readonly resources: readonly FhirObject[]; readonly roles: FindRoles },
): Promise<Clinician> {
  return NAMES_ROLE.test(JSON.stringify(resources))
    ? { ...clinician, roles: await roles() }
    : clinician;
}

/** A reference, relative or absolute; of a resource nothing is left by now but what is used. */
const NAMES_ROLE = /"reference":"(?:[^"]*\/)?PractitionerRole\//;
