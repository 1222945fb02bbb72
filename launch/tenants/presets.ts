import type { Tenant, TenantVendor } from '#boundary/tenant.ts';

/** Something that only the customer, or the vendor's developer portal, can say. */
interface Blank {
  readonly member: keyof Tenant;
  /** Where it comes from. */
  readonly from: string;
}

/** What is known of a vendor's public test environment, and what is not. */
export interface TenantPreset {
  readonly vendor: TenantVendor;
  readonly environment: string;
  /** Where what is known is from. None of it was tried against the vendor's own server. */
  readonly source: string;
  readonly known: Partial<Tenant>;
  readonly blanks: readonly Blank[];
}

/** Stands where something is to be filled in: it parses, and leads nowhere. */
export const FILL_IN = 'FILL-IN';

/** The same for an address: RFC 2606 keeps `.invalid` from ever being one. */
export const FILL_IN_URL = 'https://fill-in.invalid';

const SIGN_IN = ['launch', 'openid', 'fhirUser'] as const;
const CHART = ['Condition', 'MedicationRequest', 'Observation', 'Procedure', 'ServiceRequest'];

/** Where a clinic may book its clinicians by role. */
const ROLES = 'user/PractitionerRole.rs';

/** Where a request for a drug only refers to its name, and the name comes along as a resource of its own. */
const DRUG_NAMES = 'user/Medication.rs';

/** The scopes of these types, beside sign-in and the chart. */
function scopesOf(...scopes: readonly string[]): readonly string[] {
  return [...SIGN_IN, ...scopes, ...CHART.map((type) => `user/${type}.rs`)];
}

const CLIENT: Blank = { member: 'clientId', from: 'the registration of the app with the vendor' };
const NAME: Blank = { member: 'name', from: 'what its readers call this EHR' };
const ZONE: Blank = { member: 'timeZone', from: 'the clinic’s IANA time zone' };
const FRAME: Blank = {
  member: 'frameAncestors',
  from: 'the origin that frames the app; left empty, nobody may',
};
const discovered = (member: keyof Tenant, said: string): Blank => ({
  member,
  from: `\`${said}\` in ISSUER/.well-known/smart-configuration`,
});
const SIGN_IN_BLANKS: readonly Blank[] = [
  discovered('authorizationOrigin', 'authorization_endpoint'),
  discovered('tokenEndpoint', 'token_endpoint'),
  discovered('idTokenIssuer', 'issuer'),
];
const ISSUER: Blank = { member: 'issuer', from: 'the `iss` of a launch from this EHR' };
const ALWAYS: readonly Blank[] = [NAME, CLIENT, ZONE, FRAME];

const CERNER = 'ec2458f2-1e24-41c8-b71b-0e701af7583d';
const BY_PRACTITIONER: Tenant['schedule'] = ['appointments-by-practitioner', 'own-choice'];
const BY_ENCOUNTER: Tenant['schedule'] = ['encounters-by-practitioner', 'own-choice'];

/** One row a vendor. */
export const PRESETS: Readonly<Record<TenantVendor, TenantPreset>> = {
  epic: {
    vendor: 'epic',
    environment: 'Epic on FHIR, the public sandbox',
    source:
      'https://fhir.epic.com/Documentation, its testpatients, oauth2 and patient_roster_playbook',
    known: {
      issuer: 'https://fhir.epic.com/interconnect-fhir-oauth/api/FHIR/R4',
      authorizationOrigin: 'https://fhir.epic.com',
      tokenEndpoint: 'https://fhir.epic.com/interconnect-fhir-oauth/oauth2/token',
      idTokenIssuer: 'https://fhir.epic.com/interconnect-fhir-oauth/oauth2',
      scopes: scopesOf('user/Practitioner.rs', ROLES, 'user/Appointment.rs', 'user/List.rs'),
      schedule: ['patient-lists', 'surgical-cases', 'own-choice'],
      lists: ['urn:oid:1.2.840.114350.1.13.0.1.7.2.698283|9192'],
      search: 'post',
    },
    blanks: [
      ...ALWAYS,
      {
        member: 'lists',
        from: 'the customer’s own identifiers of patient lists; the one here is the sandbox’s',
      },
    ],
  },
  oracle: {
    vendor: 'oracle',
    environment: 'Oracle Health Millennium, the public test tenant',
    source: 'https://docs.oracle.com/en/industries/health/millennium-platform-apis/',
    known: {
      issuer: `https://fhir-ehr-code.cerner.com/r4/${CERNER}`,
      authorizationOrigin: 'https://authorization.cerner.com',
      scopes: scopesOf('user/Practitioner.rs', 'user/Appointment.rs'),
      schedule: BY_PRACTITIONER,
    },
    blanks: [
      ...ALWAYS,
      discovered('tokenEndpoint', 'token_endpoint'),
      discovered('idTokenIssuer', 'issuer'),
    ],
  },
  meditech: {
    vendor: 'meditech',
    environment: 'MEDITECH Greenfield',
    source:
      'https://greenfield-prod-apis.meditech.com/v2/uscore/STU6/.well-known/smart-configuration',
    known: {
      issuer: 'https://greenfield-prod-apis.meditech.com/v2/uscore/STU6',
      authorizationOrigin: 'https://greenfield-prod-apis.meditech.com',
      tokenEndpoint: 'https://greenfield-prod-apis.meditech.com/oauth/token',
      // Appointment is granted in the older grammar alone.
      scopes: scopesOf('user/Practitioner.rs', ROLES, 'user/Appointment.read'),
      schedule: BY_PRACTITIONER,
    },
    blanks: [...ALWAYS, discovered('idTokenIssuer', 'issuer')],
  },
  athena: {
    vendor: 'athena',
    environment: 'athenahealth preview',
    source: 'https://api.platform.athenahealth.com/fhir/r4/metadata',
    known: {
      issuer: 'https://api.preview.platform.athenahealth.com/fhir/r4',
      authorizationOrigin: 'https://api.preview.platform.athenahealth.com',
      tokenEndpoint: 'https://api.preview.platform.athenahealth.com/oauth2/v1/token',
      scopes: scopesOf('user/Practitioner.rs', 'user/Encounter.rs', DRUG_NAMES),
      schedule: BY_ENCOUNTER,
    },
    blanks: [...ALWAYS, discovered('idTokenIssuer', 'issuer')],
  },
  ecw: {
    vendor: 'ecw',
    environment: 'eClinicalWorks, a test practice',
    source: 'https://connect4.healow.com/apps/jsp/dev/r4/fhirClinicalDocumentation.jsp',
    known: {
      issuer: 'https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD',
      authorizationOrigin: 'https://oauthserver.eclinicalworks.com',
      tokenEndpoint: 'https://oauthserver.eclinicalworks.com/oauth/oauth2/token',
      scopes: scopesOf('user/Practitioner.rs', ROLES, 'user/Encounter.rs', DRUG_NAMES),
      schedule: BY_ENCOUNTER,
      limits: {
        concurrency: 4,
        batchSize: 20,
        pages: 40,
        visits: 30,
        perMinute: { requests: 250, counts: 'all', aligned: true },
      },
    },
    blanks: [
      ...ALWAYS,
      { member: 'issuer', from: 'the practice’s own code at the end of it' },
      discovered('idTokenIssuer', 'issuer'),
    ],
  },
  veradigm: {
    vendor: 'veradigm',
    environment: 'Veradigm open FHIR',
    source: 'https://fhir.fhirpoint.open.allscripts.com/fhirroute/fhir/CP00101/metadata',
    known: {
      issuer: 'https://fhir.fhirpoint.open.allscripts.com/fhirroute/fhir/CP00101',
      // No way to a schedule: nothing is read, so nothing more is asked for.
      scopes: [...SIGN_IN],
      schedule: ['own-choice'],
    },
    blanks: [...ALWAYS, ...SIGN_IN_BLANKS],
  },
  medplum: {
    vendor: 'medplum',
    environment: 'Medplum, hosted',
    source: 'https://www.medplum.com/docs',
    known: {
      issuer: 'https://api.medplum.com/fhir/R4',
      authorizationOrigin: 'https://api.medplum.com',
      tokenEndpoint: 'https://api.medplum.com/oauth2/token',
      scopes: scopesOf('user/Practitioner.rs', ROLES, 'user/Appointment.rs', 'user/Encounter.rs'),
      schedule: ['appointments-by-practitioner', 'encounters-by-practitioner', 'own-choice'],
      search: 'post',
    },
    blanks: [...ALWAYS, discovered('idTokenIssuer', 'issuer')],
  },
  openemr: {
    vendor: 'openemr',
    environment: 'an OpenEMR of one’s own',
    source: 'https://github.com/openemr/openemr/pull/13793',
    known: {
      scopes: scopesOf('user/Practitioner.rs', 'user/Appointment.rs'),
      schedule: BY_PRACTITIONER,
    },
    blanks: [...ALWAYS, ISSUER, ...SIGN_IN_BLANKS],
  },
  generic: {
    vendor: 'generic',
    environment: 'any SMART on FHIR R4 server',
    source: 'https://hl7.org/fhir/smart-app-launch/',
    known: {
      scopes: scopesOf('user/Practitioner.rs', 'user/Appointment.rs'),
      schedule: BY_PRACTITIONER,
    },
    blanks: [...ALWAYS, ISSUER, ...SIGN_IN_BLANKS],
  },
};

/** The members of an entry that still say nothing. */
export function blanksIn(tenant: Tenant): readonly string[] {
  return Object.entries(tenant)
    .filter(([, value]) => /FILL-IN|fill-in\.invalid/.test(JSON.stringify(value)))
    .map(([member]) => member);
}
