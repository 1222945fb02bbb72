import { isObject } from '#boundary/guards.ts';
import { INGEST_FIELDS, type Kept } from './ingest-fields.ts';
import { type FhirObject, textOf } from './resource.ts';

/**
 * A resource with nothing left but the few fields that are used. What stands there in another shape than FHIR's stays as false, so
 * that no reader takes it for absent.
 */
export function ingest(resource: FhirObject): FhirObject {
  const type = textOf(resource['resourceType']);
  const fields = Object.hasOwn(INGEST_FIELDS, type) ? INGEST_FIELDS[type] : undefined;
  return typeof fields === 'object' ? membersOf(resource, fields) : {};
}

type Fields = Exclude<Kept, string>;

function membersOf(object: FhirObject, fields: Fields): FhirObject {
  const kept: Record<string, unknown> = {};
  for (const [member, what] of Object.entries(fields)) {
    if (Object.hasOwn(object, member)) kept[member] = keptOf(object[member], what);
  }
  return kept;
}

function keptOf(value: unknown, what: Kept): unknown {
  if (value === null) return null;
  if (what === 'said') return typeof value === 'string' ? '' : false;
  if (what === 'value') return isScalar(value) ? value : false;
  if (isObject(value)) return membersOf(value, what);
  if (!Array.isArray(value)) return false;
  return value.map((item: unknown) => isObject(item) && membersOf(item, what));
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
