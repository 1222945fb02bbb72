import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes';
import { expect } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import type { Vendor } from '#sandbox/vendors/vendor.ts';
import { type ClientParts, clientOf, type FhirClient } from '../fhir-client.ts';
import { authorize, exchange, startAsVendor, type TokenAnswer } from '../launch.ts';

/** Shows one behaviour of a vendor; fails where the sandbox does not behave so. */
export type Proof = (vendor: Vendor) => Promise<void>;

/** Proofs by the id of the behaviour. */
export type Proofs = Readonly<Record<string, Proof>>;

export const DAY = 'date=ge2026-11-23T05:00:00.000Z&date=lt2026-11-24T05:00:00.000Z';
export const MINE = 'practitioner=Practitioner/dr-one';
export const READ = 'Condition/cond-p1';
/** Twenty seconds into a minute of the wall clock. */
export const MIDST = Date.parse('2026-11-23T12:00:20Z');

/** The small clinic behind the vendor's rules, asked with scopes that cover everything. */
export function asked(vendor: Vendor, parts: Partial<ClientParts> = {}): Promise<FhirClient> {
  return clientOf({ rules: vendor, scopes: ['user/*.rs'], ...parts });
}

/** A form as `_search` takes it. */
export function form(parameters: Readonly<Record<string, string>>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(parameters) };
}

/** A batch of searches. */
export function batch(...urls: readonly string[]): RequestInit {
  const entry = urls.map((url) => ({ request: { method: 'GET', url } }));
  return { method: 'POST', body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }) };
}

/** What a search matched. */
export function matches({ entry = [] }: Bundle): readonly Resource[] {
  return entry.flatMap(({ resource, search }) =>
    search?.mode === 'match' && resource !== undefined ? [resource] : [],
  );
}

/** Resources that came along. */
export function included({ entry = [] }: Bundle): readonly string[] {
  return entry.flatMap(({ resource, search }) =>
    search?.mode === 'include' ? [resource?.resourceType ?? ''] : [],
  );
}

/** The codes in an OperationOutcome, or of all that stand beside matches. */
export function codes(answer: Bundle | OperationOutcome): readonly string[] {
  const outcomes =
    answer.resourceType === 'OperationOutcome'
      ? [answer]
      : (answer.entry ?? []).flatMap(({ resource }) =>
          resource?.resourceType === 'OperationOutcome' ? [resource] : [],
        );
  return outcomes.flatMap(({ issue }) =>
    issue.flatMap(({ details }) => (details?.coding ?? []).map(({ code = '' }) => code)),
  );
}

/** The statuses of each of these searches. */
export async function statuses(
  client: FhirClient,
  paths: readonly string[],
): Promise<readonly number[]> {
  const answers = await Promise.all(paths.map((path) => client.request(path)));
  return answers.map(({ status }) => status);
}

interface Statement {
  readonly software?: { readonly name: string };
  readonly publisher?: string;
  readonly rest: readonly [
    {
      readonly interaction?: readonly unknown[];
      readonly security: { readonly cors?: boolean };
      readonly resource: readonly {
        readonly type: string;
        readonly searchParam: readonly { readonly name: string }[];
        readonly searchInclude: readonly string[];
      }[];
    },
  ];
}

/** `/metadata`, as far as the proofs look at it. */
export async function metadata(vendor: Vendor): Promise<Statement> {
  const said: unknown = await (await (await asked(vendor)).request('metadata')).json();
  if (!isStatement(said)) throw new TypeError('no CapabilityStatement');
  return said;
}

function isStatement(value: unknown): value is Statement {
  return isObject(value) && value['resourceType'] === 'CapabilityStatement';
}

/** What `/metadata` declares for the search of a type; undefined for a type that is not there. */
export async function declared(
  vendor: Vendor,
  type: string,
): Promise<readonly string[] | undefined> {
  const { rest } = await metadata(vendor);
  const found = rest[0].resource.find((each) => each.type === type);
  return found?.searchParam.map(({ name }) => name);
}

/** What a launch asks for. */
export interface Grant {
  readonly token: TokenAnswer;
  /** The scopes that were granted. */
  readonly scopes: readonly string[];
  /** The discovery document. */
  readonly discovery: Readonly<Record<string, unknown>>;
}

/** A whole launch at a running sandbox that plays the vendor. */
export async function launched(vendor: Vendor, scope: string): Promise<Grant> {
  const sandbox = await startAsVendor(vendor);
  try {
    const tenant = `sandbox-${vendor.id}`;
    const token = await exchange(sandbox, await authorize(sandbox, { tenant, scope }));
    const said: unknown = await (
      await fetch(`${sandbox.ehrUrl}/fhir/.well-known/smart-configuration`)
    ).json();
    const scopes = String(token.body['scope']).split(' ');
    return { token, scopes, discovery: isObject(said) ? said : {} };
  } finally {
    await sandbox.close();
  }
}

/** Nothing at the base takes a batch, and `/metadata` says so. */
export const noBatch: Proof = async (vendor) => {
  expect((await metadata(vendor)).rest[0].interaction).toBeUndefined();
  const answer = await (await asked(vendor)).request('', batch('Condition?patient=Patient/p1'));
  expect(answer.status).toBe(404);
};

/** Whole resources, in the order they come, and no refusal. */
export const passesOver: Proof = async (vendor) => {
  const bundle = await (
    await asked(vendor)
  ).bundle('Condition?patient=Patient/p1&_elements=id&_sort=recorded-date&_count=5');
  const [condition] = matches(bundle);
  expect(condition).toHaveProperty('note');
  expect(condition?.meta?.tag).toBeUndefined();
};

/** A posted search is refused. */
export const noPost: Proof = async (vendor) => {
  const answer = await (
    await asked(vendor)
  ).request('Condition/_search', form({ patient: 'Patient/p1' }));
  expect(answer.status).toBe(405);
};

/** The medication a request refers to comes along. */
export const medicationIncluded: Proof = async (vendor) => {
  const path = 'MedicationRequest?patient=Patient/p1';
  const client = await asked(vendor);
  const plain = await client.bundle(path);
  expect(matches(plain)[0]).toHaveProperty('medicationReference');
  expect(included(plain)).toEqual([]);
  expect(included(await client.bundle(`${path}&_include=MedicationRequest:medication`))).toEqual([
    'Medication',
  ]);
};

/** Links to the next page carry this parameter, and lead there. */
export const pagesBy =
  (parameter: string): Proof =>
  async (vendor) => {
    const client = await asked(vendor);
    const first = await client.bundle('Observation?patient=Patient/p1&_count=100');
    const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? '';
    expect([...new URL(next).searchParams.keys()]).toEqual([parameter]);
    expect(matches(await client.bundle(next))).toHaveLength(20);
  };

/** A clinician's encounters of these days are found without naming a patient. */
export const encountersByPractitioner: Proof = async (vendor) => {
  const past = `Encounter?${MINE}&date=ge2026-09-01T00:00:00Z&date=lt2026-11-01T00:00:00Z`;
  expect(matches(await (await asked(vendor)).bundle(past))).toHaveLength(17);
};

/** A clinician's visits to come are there as planned encounters, found without naming a patient. */
export const plannedEncounters: Proof = async (vendor) => {
  const bundle = await (await asked(vendor)).bundle(`Encounter?${MINE}&${DAY}`);
  const planned = matches(bundle).filter(
    (each) => each.resourceType === 'Encounter' && each.status === 'planned',
  );
  expect(planned).toHaveLength(16); // of 18, one is cancelled and one patient's record is restricted
};

/** Appointment is neither served nor granted. */
export const noAppointments: Proof = async (vendor) => {
  expect(await declared(vendor, 'Appointment')).toBeUndefined();
  const path = `Appointment?${MINE}&${DAY}`;
  expect(await statuses(await asked(vendor), [path])).toEqual([404]);
  const { scopes } = await launched(
    vendor,
    'launch openid fhirUser user/Appointment.rs user/Condition.rs',
  );
  expect(scopes).toContain('user/Condition.rs');
  expect(scopes).not.toContain('user/Appointment.rs');
};
