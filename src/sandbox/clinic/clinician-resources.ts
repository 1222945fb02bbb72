import type { Location, Practitioner } from '@medplum/fhirtypes';
import { marksFrom } from './canary.ts';
import type { Mark } from './canary.ts';
import type { Clinician } from './clinic.ts';
import { markedId, narrative } from './narrative.ts';
import { randomFor } from './random.ts';

interface Staff {
  readonly key: Clinician['key'];
  readonly given: string;
  readonly family: string;
  readonly role: string;
  readonly specialty: string;
  readonly degree: string;
  readonly about: string;
}

/** The four who may sign in; invented people. */
const STAFF: readonly Staff[] = [
  {
    key: 'family',
    given: 'Ada',
    family: 'Rowe',
    role: 'Attending physician',
    specialty: 'family medicine',
    degree: 'MD',
    about: 'All ages and pregnancy, about 18 visits a clinic day, 150 patients',
  },
  {
    key: 'internal',
    given: 'Theo',
    family: 'Lindqvist',
    role: 'Attending physician',
    specialty: 'internal medicine',
    degree: 'MD',
    about: 'Adults, mostly older; supervises the resident, about 18 visits a clinic day',
  },
  {
    key: 'pediatric',
    given: 'Noor',
    family: 'Haddad',
    role: 'Attending physician',
    specialty: 'pediatrics',
    degree: 'DO',
    about: 'Children to 17 years, about 18 visits a clinic day',
  },
  {
    key: 'resident',
    given: 'Milo',
    family: 'Santos',
    role: 'Resident, PGY-2',
    specialty: 'internal medicine',
    degree: 'MD',
    about:
      'Half-day clinics on Tuesday, Wednesday and Thursday, some booked under the supervisor; on the inpatient service on Monday and Friday',
  },
];

/** The clinicians in the order of the sign-in page. */
export function cliniciansOf(seed: number | string): readonly Clinician[] {
  return STAFF.map((staff) => {
    const mark = marksFrom(randomFor(seed, 'clinician', staff.key));
    const practitioner = practitionerOf(staff, mark);
    const { role, specialty, about } = staff;
    const name = `Dr. ${staff.given} ${staff.family} (${specialty})`;
    return {
      key: staff.key,
      practitioner,
      login: { id: practitioner.id, name, role, specialty, about },
    };
  });
}

function practitionerOf(staff: Staff, mark: Mark): Practitioner & { readonly id: string } {
  return {
    resourceType: 'Practitioner',
    id: markedId('prac', mark),
    text: narrative('Clinician record', mark),
    identifier: [{ system: 'urn:sandbox:clinician-number', value: mark() }],
    active: true,
    name: [
      { family: `${staff.family} ${mark()}`, given: [`${staff.given} ${mark()}`], prefix: ['Dr.'] },
    ],
    telecom: [{ system: 'email', value: `${mark()}@example.org` }],
    address: [{ line: [`1 Clinic Way ${mark()}`], city: `Sandbox ${mark()}` }],
    qualification: [{ code: { text: `${staff.degree}, ${staff.specialty}` } }],
  };
}

/** The one place of the clinic. */
export function locationOf(seed: number | string): Location & { readonly id: string } {
  const mark = marksFrom(randomFor(seed, 'location'));
  return {
    resourceType: 'Location',
    id: markedId('loc', mark),
    text: narrative('Clinic', mark),
    identifier: [{ system: 'urn:sandbox:location', value: mark() }],
    status: 'active',
    name: `Sandbox Clinic ${mark()}`,
  };
}
