import type { CareTeam, Patient } from '@medplum/fhirtypes';
import type { Mark } from './canary.ts';
import { concept, SYSTEMS } from './coding-systems.ts';
import { markedId, narrative, patientReference, practitionerReference } from './narrative.ts';
import { GIVEN_NAMES, STREETS } from './people-table.ts';
import type { Person } from './person.ts';
import { between, pick } from './random.ts';
import type { Random } from './random.ts';

/** The Patient of a person: every field that names or locates someone carries its own canary. */
export function patientOf(person: Person, attendingId: string, { random, mark }: Chart): Patient {
  const given = pick(random, GIVEN_NAMES[person.sex]);
  const security = { system: SYSTEMS.confidentiality, code: 'R', display: 'restricted' };
  return {
    resourceType: 'Patient',
    id: person.id,
    ...(person.restricted ? { meta: { security: [security] } } : {}),
    text: narrative('Patient record', mark),
    identifier: [
      {
        use: 'usual',
        type: concept(SYSTEMS.identifierType, 'MR', 'Medical record number'),
        system: 'urn:sandbox:mrn',
        value: mark(),
      },
    ],
    active: true,
    name: [{ use: 'official', family: mark(), given: [`${given} ${mark()}`] }],
    telecom: [
      { system: 'phone', value: `555-01${between(random, 10, 99)} ${mark()}`, use: 'home' },
      { system: 'email', value: `${mark()}@example.org` },
    ],
    gender: person.sex,
    birthDate: person.birthDate,
    address: [
      {
        use: 'home',
        line: [`${between(random, 1, 999)} ${pick(random, STREETS)} ${mark()}`],
        city: `Sandbox ${mark()}`,
        state: 'NY',
        country: 'US',
      },
    ],
    contact: [
      {
        relationship: [{ text: person.years < 18 ? 'Parent' : 'Next of kin' }],
        name: { family: mark(), given: [mark()] },
        telecom: [{ system: 'phone', value: `555-0100 ${mark()}` }],
      },
    ],
    generalPractitioner: [practitionerReference(attendingId, mark)],
  };
}

/** The random stream of one chart and the canaries drawn from it. */
export interface Chart {
  readonly random: Random;
  readonly mark: Mark;
}

/** The team that shares the care of a patient. */
export function careTeamOf(patientId: string, memberIds: readonly string[], mark: Mark): CareTeam {
  return {
    resourceType: 'CareTeam',
    id: markedId('t', mark),
    text: narrative('Care team', mark),
    identifier: [{ system: 'urn:sandbox:care-team', value: mark() }],
    status: 'active',
    name: `Care team of ${mark()}`,
    subject: patientReference(patientId, mark),
    participant: memberIds.map((id) => ({
      role: [{ text: 'Primary care physician' }],
      member: practitionerReference(id, mark),
    })),
  };
}
