import { describe, expect, it } from 'vitest';
import * as policies from '#boundary/field-policy.ts';
import { EGRESS_ZONES, WAYS } from '#boundary/egress.ts';
import { GRANTS, LACKING } from '#boundary/grant-policy.ts';
import * as choicePolicies from '#boundary/kept-choices-policy.ts';
import * as keptPolicies from '#boundary/kept-policy.ts';
import * as ledgerPolicies from '#boundary/ledger-policy.ts';
import * as readinessPolicies from '#boundary/readiness-policy.ts';
import type { Field } from '#boundary/record-policy.ts';
import { STRATEGY_NEEDS } from '#boundary/schedule-strategy.ts';
import * as schedulePolicies from '#boundary/schedule-policy.ts';
import * as storePolicies from '#boundary/store-policy.ts';
import { STYLE } from '#boundary/style-policy.ts';
import { CHART_PLANS } from '#phi/fhir/read-charts.ts';
import { PANEL_PLANS } from '#phi/fhir/read-panel.ts';
import { PAST_PLAN } from '#phi/fhir/read-past.ts';
import {
  CLINIC_VISITS_OF_PATIENT,
  ENCOUNTERS_PLAN,
  GROUP_PLAN,
  LIST_PLAN,
  ROLES_PLAN,
  SCHEDULE_PLAN,
  SURGERY_OF_PATIENT,
  VISITS_OF_PATIENT,
} from '#phi/fhir/schedule/plans.ts';
import { type ScheduleStrategy, STRATEGIES } from '#phi/fhir/schedule/strategies.ts';
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
    LACKING,
    GRANTS,
    ...schedulePolicies,
    STYLE,
    ...readinessPolicies,
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
    'Written from `src/boundary/field-policy.ts`, `grant-policy.ts`, `schedule-policy.ts`, `readiness-policy.ts`, `style-policy.ts`, `ledger-policy.ts`, `kept-policy.ts`, `kept-choices-policy.ts` and `store-policy.ts`, which are also the parsers of the doors and the source of the types. A record with a field that is not here, or with a value outside its closed set, is refused whole.',
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
    ...CHART_PLANS.flatMap<Plan>(({ usual }) => usual),
  ];
  const optedIn: readonly Plan[] = [...Object.values<Plan>(PANEL_PLANS), PAST_PLAN];
  return page('What is asked of the EHR', [
    'Written from the tables in `src/phi/fhir`. All of it is read, by the PHI worker, under the name of who signed in; nothing is ever written to the EHR.',
    'Before any search: `GET .well-known/smart-configuration` (launch page), the token request, `GET metadata`, and `PractitionerRole/ID` where the EHR signs in a role. Beside the rest, without the token, at most once and waited for by nothing: the file that the token response names as the EHR’s style (`smart_style_url`), where it lies under `.well-known/` of the FHIR base.',
    '## In every session',
    'The schedule once (twice where the next week is empty); the rest once for each scheduled patient, in a batch where `/metadata` declares it.',
    ...always.map(searchTable),
    '## Where a vendor wants a chart asked for otherwise',
    'In place of the search of the same type above, where the tenant names the vendor.',
    ...VENDORS.flatMap(({ id, name }) =>
      CHART_PLANS.flatMap<Plan>((table) => table[id] ?? []).map((plan) =>
        searchTable({ ...plan, type: `${plan.type} at ${name}` }),
      ),
    ),
    '## In a launch for readiness',
    'In place of a brief: the SMART configuration and `metadata` without the token; the Practitioner who signed in, where that scope was granted, or their PractitionerRole; each of the tenant’s strategies by itself, with no more than ten patients where one asks patient by patient; the first one’s search that worked again with a page of one match, and its next page; and of one scheduled patient (of up to three, where a whole chart is refused) each search of a chart with `_count=1`, whose further pages are not read. The readiness console asks the same with the token it was given; without one it asks only for the configuration and `metadata`. Beside that it sends one preflight to the FHIR base, and to the token endpoint one request without a code, which grants nothing, to see whether a browser would be shown the answers.',
    '## How it is asked',
    'By GET, or where the tenant says `post` by POST to `_search` with the parameters in the body and nothing in the address; a server that refuses that is asked by GET from then on. Three at once at first, one more after each quick answer, up to the tenant’s number; half as many after a 429 or an answer that took five seconds. Where the tenant names a budget by the minute, no more is sent: what is over waits for the next minute, nearest visits first, and what does not fit into the session is told. A read is tried again after 429 and 503 twice, after 502, 504 and a lost connection once, never after another refusal. A type that was asked for and not granted is not searched. Of each answer only the fields in `src/phi/fhir/ingest-fields.ts` are kept; what carries a label of `src/phi/fhir/labels.ts` is passed over and counted as not readable.',
    '## Ways to the schedule',
    'A tenant names some of these, in order. What is not granted or not declared is not asked for; the first that gives visits, or proves that there are none, is used, `surgical-cases` beside it. Each tells the page what it came to.',
    strategyTable(),
    ...WAY_PLANS.map(searchTable),
    '## Only where the tenant opts in',
    ...optedIn.map(searchTable),
    'The searches of Condition above, the vendor’s where it has its own, follow for each patient of the panel, up to the cap of the tenant.',
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

/** The searches of the ways to a schedule that are not shown elsewhere in the document. */
const WAY_PLANS: readonly Plan[] = [
  ENCOUNTERS_PLAN,
  LIST_PLAN,
  GROUP_PLAN,
  VISITS_OF_PATIENT,
  { ...CLINIC_VISITS_OF_PATIENT, type: 'Appointment of patients on a list' },
  { ...SURGERY_OF_PATIENT, type: 'Appointment for surgery' },
  {
    ...ROLES_PLAN,
    type: 'PractitionerRole, where visits are booked under one, or nothing is found',
  },
];

function strategyTable(): string {
  return table(
    ['Way', 'Asks', 'Must be granted', 'Must be declared', 'How it proves itself'],
    Object.values(STRATEGIES).map(({ name, how, declared, proof }) => [
      `\`${name}\``,
      asksOf(how),
      STRATEGY_NEEDS[name].join(', ') || 'nothing',
      declared.map((parameter) => `\`${parameter}\``).join(', ') || 'nothing',
      proof,
    ]),
  );
}

function asksOf(how: ScheduleStrategy['how']): string {
  switch (how.by) {
    case 'clinician':
      return `${how.plan.type}, eight days at a time`;
    case 'patients':
      return `${how.source.plan.type}, then ${how.plan.type} for each patient, sixteen days`;
    case 'launch':
    case 'reader':
      return 'nothing';
  }
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
