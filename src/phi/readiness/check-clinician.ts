import type { ProblemCode } from '#boundary/problem.ts';
import type { Clinician } from '#phi/fhir/read-clinician.ts';
import { idOf } from '#phi/fhir/reference.ts';
import type { Transport } from '#phi/fhir/transport.ts';
import type { SignedIn } from '#phi/session/signed-in.ts';
import { type EndOf, type Row, row } from './row.ts';

interface ClinicianRead {
  readonly row: Row;
  /** Undefined where nobody is known to look for on a schedule. */
  readonly clinician: Clinician | undefined;
}

/** Reads who signed in: a Practitioner only where its scope was granted, as the app does without; a role always, as it names the Practitioner. */
export async function checkClinician(
  { type, id }: SignedIn,
  transport: Transport,
  mayRead: (type: string) => boolean,
): Promise<ClinicianRead> {
  if (type === 'Practitioner') {
    const clinician = { practitioner: id, role: null };
    if (!mayRead(type)) return { row: row('practitioner', 'not-needed'), clinician };
    const read = await transport.read(`${type}/${id}`, type);
    const end = read.ok ? 'right' : endFor(read.problem.code);
    return { row: row('practitioner', end, { subject: type }), clinician };
  }
  const role = await transport.read(`${type}/${id}`, type);
  if (!role.ok) {
    const end = endFor(role.problem.code);
    return { row: row('practitioner', end, { subject: type }), clinician: undefined };
  }
  const practitioner = idOf(role.value['practitioner'], 'Practitioner', transport.base);
  return practitioner === undefined
    ? { row: row('practitioner', 'names-none', { subject: type }), clinician: undefined }
    : {
        row: row('practitioner', 'right', { subject: type }),
        clinician: { practitioner, role: id },
      };
}

function endFor(code: ProblemCode): EndOf<'practitioner'> {
  return ENDS[code] ?? 'not-permitted';
}

const ENDS: Readonly<Partial<Record<ProblemCode, EndOf<'practitioner'>>>> = {
  'server-unreachable': 'no-answer',
  'server-busy': 'busy',
  'malformed-response': 'malformed-response',
  'session-over': 'session-over',
};
