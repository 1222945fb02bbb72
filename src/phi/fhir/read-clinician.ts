import { problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import { idOf } from './reference.ts';
import { type FhirObject, objectsOf } from './resource.ts';
import type { Transport } from './transport.ts';

/** Whom searches are about. */
export interface Clinician {
  /** Id of the Practitioner. */
  readonly practitioner: string;
  /** Id of the PractitionerRole that signed in, if one did: some schedules book the role. */
  readonly role: string | null;
  /** Further PractitionerRoles of theirs, where a schedule books roles. */
  readonly roles?: readonly string[];
  /** Further Practitioners whose visits count, where a tenant's rule says so. */
  readonly others?: readonly string[];
}

/** Finds the Practitioner behind who signed in; a role is read for it, and one that names none is `clinician-unknown`. */
export async function readClinician(
  transport: Transport,
  { type, id }: { readonly type: 'Practitioner' | 'PractitionerRole'; readonly id: string },
): Promise<Result<Clinician>> {
  if (type === 'Practitioner') return success({ practitioner: id, role: null });
  const role = await transport.read(`PractitionerRole/${id}`, 'PractitionerRole');
  if (!role.ok && role.problem.code !== 'not-permitted') return role;
  const practitioner = role.ok
    ? idOf(role.value['practitioner'], 'Practitioner', transport.base)
    : undefined;
  return practitioner === undefined
    ? failure(problem('session', 'clinician-unknown'))
    : success({ practitioner, role: id });
}

/** True where one of the references points at the clinician. */
export function namesClinician(references: readonly unknown[], who: Clinician, base: URL): boolean {
  const practitioners = [who.practitioner, ...(who.others ?? [])];
  const roles = [who.role, ...(who.roles ?? [])];
  return references.some((reference) => {
    const practitioner = idOf(reference, 'Practitioner', base);
    if (practitioner !== undefined) return practitioners.includes(practitioner);
    const role = idOf(reference, 'PractitionerRole', base);
    return role !== undefined && roles.includes(role);
  });
}

/** The references under one member of each object of a list: `participant[].actor`. */
export function referencesOf(list: unknown, member: string): readonly unknown[] {
  return objectsOf(list).map((item: FhirObject) => item[member]);
}
