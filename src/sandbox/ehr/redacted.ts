import type { Resource } from '@medplum/fhirtypes';

/** HL7 v3 ObservationValue, as FHIR R4's security labels use it for what was taken out. */
const REDACTED = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'REDACTED',
};

const KEPT = ['resourceType', 'id', 'subject', 'patient', 'status', 'meta'];

/** A resource with nothing left in it but whose it is, labelled as redacted. */
export function redacted<R extends Resource>(resource: R): R {
  const security = [...(resource.meta?.security ?? []), REDACTED];
  const rest = { ...resource, meta: { ...resource.meta, security } };
  for (const key of Object.keys(rest)) {
    if (!KEPT.includes(key)) Reflect.deleteProperty(rest, key);
  }
  return rest;
}
