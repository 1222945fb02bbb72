import { describe, expect, it } from 'vitest';
import * as policies from '#boundary/field-policy.ts';
import { EGRESS_ZONES, WAYS } from '#boundary/egress.ts';
import * as choicePolicies from '#boundary/kept-choices-policy.ts';
import * as keptPolicies from '#boundary/kept-policy.ts';
import * as ledgerPolicies from '#boundary/ledger-policy.ts';
import type { Field } from '#boundary/record-policy.ts';
import * as storePolicies from '#boundary/store-policy.ts';
import { CONDITIONS } from '#phi/fhir/conditions.ts';
import { MEDICATIONS } from '#phi/fhir/medications.ts';
import { ORDERS } from '#phi/fhir/orders.ts';
import { PROCEDURES } from '#phi/fhir/procedures.ts';
import { PANEL_PLANS } from '#phi/fhir/read-panel.ts';
import { PAST_PLAN } from '#phi/fhir/read-past.ts';
import { SCHEDULE_PLAN } from '#phi/fhir/read-schedule.ts';
import { RESULTS } from '#phi/fhir/results.ts';
import { FAULTS } from '#sandbox/ehr/faults.ts';
import { VENDORS } from '#sandbox/vendors/vendors.ts';

/* These documents are the code's own tables in words. `npx vitest -u test/architecture/documents.test.ts` writes them anew. */

describe('a document written from a table says what the table says', () => {
  it('docs/field-policy.md: every field that may cross a door', async () => {
    await expect(fieldPolicy()).toMatchFileSnapshot('../../docs/field-policy.md');
  });

  it('docs/requests.md: every search the app can make', async () => {
    await expect(requests()).toMatchFileSnapshot('../../docs/requests.md');
  });

  it('docs/sandbox.md: every vendor the sandbox can play, and what that rests on', async () => {
    await expect(sandbox()).toMatchFileSnapshot('../../docs/sandbox.md');
  });
});

function fieldPolicy(): string {
  const tables = Object.entries({
    ...policies,
    ...ledgerPolicies,
    ...keptPolicies,
    ...choicePolicies,
    ...storePolicies,
  }).flatMap(([name, policy]) =>
    typeof policy === 'object'
      ? [
          `## ${name}`,
          table(
            ['Field', 'Lives', 'Why it exists'],
            Object.entries<Field<unknown>>(policy.fields).map(([field, { lifetime, why }]) => [
              `\`${field}\``,
              lifetime,
              why,
            ]),
          ),
        ]
      : [],
  );
  return page('What may cross', [
    'Written from `src/boundary/field-policy.ts`, `ledger-policy.ts`, `kept-policy.ts`, `kept-choices-policy.ts` and `store-policy.ts`, which are also the parsers of the doors and the source of the types. A record with a field that is not here, or with a value outside its closed set, is refused whole.',
    '*moment*: memory only. *device*: the encrypted store, only once the learner asked to be remembered. *shared*: a file, by the learner’s own act.',
    ...tables,
  ]);
}

interface Plan {
  readonly type: string;
  readonly params: readonly { readonly name: string; readonly why: string }[];
}

function requests(): string {
  const always: readonly Plan[] = [
    SCHEDULE_PLAN,
    CONDITIONS,
    MEDICATIONS,
    RESULTS,
    PROCEDURES,
    ORDERS,
  ];
  const optedIn: readonly Plan[] = [...Object.values<Plan>(PANEL_PLANS), PAST_PLAN];
  return page('What is asked of the EHR', [
    'Written from the tables in `src/phi/fhir`. All of it is read, by the PHI worker, under the name of who signed in; nothing is ever written to the EHR.',
    'Before any search: `GET .well-known/smart-configuration` (launch page), the token request, `GET metadata`, and `PractitionerRole/ID` where the EHR signs in a role.',
    '## In every session',
    'The schedule once (twice where the next week is empty); the rest once for each scheduled patient, in a batch where `/metadata` declares it.',
    ...always.map(searchTable),
    '## Only where the tenant opts in',
    ...optedIn.map(searchTable),
    '`Condition?patient` follows for each patient of the panel, up to the cap of the tenant.',
    '## As the ledger writes it down',
    'Written from `src/boundary/egress.ts`. Each request of a session is one of these, or, from the PHI worker, is not sent. Paths are under the FHIR base, or, of the app’s host, under the tenant’s path; a star stands for what the ledger leaves out. The Privacy page shows them with their number and what came of them.',
    table(
      ['From', 'To', 'Method', 'Path', 'Purpose'],
      EGRESS_ZONES.flatMap((zone) =>
        Object.entries(WAYS)
          .filter(([, way]) => way.zone === zone)
          .map(([purpose, { host, method, path }]) => [zone, host, method, path, purpose]),
      ),
    ),
  ]);
}

function sandbox(): string {
  return page('The sandbox EHR', [
    'Written from the tables in `src/sandbox/vendors` and `src/sandbox/ehr/faults.ts`; a test shows each row.',
    '`npm start` opens the sandbox as itself: a strict FHIR R4 server without limits, with a generated clinic. With a vendor’s name it refuses, demands, pages, throttles, drops scopes and writes as that vendor’s EHR is known to:',
    table(
      ['Start', 'Answers as', 'Tenant'],
      VENDORS.map(({ id, name, tokenLife }) => [
        `\`npm start -- --ehr ${id}\``,
        name,
        `\`sandbox-${id}\`, token life ${tokenLife ?? 300} s`,
      ]),
    ),
    'Nothing here was verified against a vendor’s own server. *captured*: in the vendor’s published metadata or discovery. *documented*: said by the vendor, by HL7 or in a public thread. *measured*: seen on a running server. *inferred*: a deduction; the vendor’s own server may not bear it out. What a vendor’s table does not name is the sandbox’s own way and says nothing of the vendor. No vendor’s refresh token is played: each session ends with its access token.',
    '## Faults',
    'Under *Faults* on the day view, off until switched on, for the running sandbox and any vendor. Discovery stays whole.',
    table(
      ['Fault', 'What it does'],
      FAULTS.map(({ name, what }) => [name, what]),
    ),
    ...VENDORS.flatMap(({ name, behaviours }) => [
      `## ${name}`,
      table(
        ['What it does', 'Known from', 'How'],
        behaviours.map(({ what, source, evidence }) => [
          what.replaceAll('|', '\\|'),
          source,
          evidence,
        ]),
      ),
    ]),
  ]);
}

function searchTable({ type, params }: Plan): string {
  return `### ${type}\n\n${table(
    ['Parameter', 'Why'],
    params.map(({ name, why }) => [`\`${name}\``, why]),
  )}`;
}

function page(title: string, parts: readonly string[]): string {
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
