import { isObject } from '#boundary/guards.ts';
import { objectsOf, textOf } from './resource.ts';

/**
 * True where an appointment names its clinician by a display or an identifier alone, as some EHRs do: someone who may be one stands
 * there without a reference, and no reference points at another. Whether that someone is ours, only the server's search can say.
 */
export function hasClinicianByDisplay(participants: unknown): boolean {
  const named = objectsOf(participants);
  return (
    named.some(({ actor, type }) => isNamedAlone(actor) && mayBeClinician(actor, type)) &&
    !named.some(({ actor, type }) => hasReference(actor) && mayBeClinician(actor, type))
  );
}

function hasReference(actor: unknown): boolean {
  return isObject(actor) && 'reference' in actor;
}

function isNamedAlone(actor: unknown): boolean {
  return (
    isObject(actor) &&
    !hasReference(actor) &&
    (typeof actor['display'] === 'string' || isObject(actor['identifier']))
  );
}

/** What says nothing of its kind may be a clinician: contained resources, other servers' numbers, a bare display. */
function mayBeClinician(actor: unknown, type: unknown): boolean {
  const kind = kindOf(actor);
  return kind === undefined ? !saysOther(type) : CLINICIANS.has(kind);
}

/** The types of FHIR R4 Appointment.participant.actor that are clinicians; the others are patients, relatives, rooms, devices, services. */
const CLINICIANS: ReadonlySet<string> = new Set(['Practitioner', 'PractitionerRole']);

/** The type of resource an actor is, by its reference or its own word (a name, or the URL of a StructureDefinition). */
function kindOf(actor: unknown): string | undefined {
  if (!isObject(actor)) return undefined;
  const [, referred] = REFERRED.exec(textOf(actor['reference'])) ?? [];
  return referred ?? LAST_WORD.exec(textOf(actor['type']))?.[0];
}

const REFERRED = /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/;
const LAST_WORD = /[A-Za-z]+$/;

/** The part someone has in the visit is a patient's, a room's or a device's. The words are compared here and go no further. */
function saysOther(type: unknown): boolean {
  return objectsOf(type)
    .flatMap(({ text, coding }) => [
      text,
      ...objectsOf(coding).flatMap(({ code, display }) => [code, display]),
    ])
    .some((word) => OTHER_PARTS.has(textOf(word).trim().toLowerCase()));
}

/** The words that EHRs write, and HL7 v3 ParticipationType: SBJ subject, RCT record target, LOC location, DEV device. */
const OTHER_PARTS: ReadonlySet<string> = new Set([
  'patient',
  'sbj',
  'subject',
  'rct',
  'record target',
  'loc',
  'location',
  'dev',
  'device',
]);
