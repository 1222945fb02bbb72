import type { Tenant } from '#boundary/tenant.ts';
import { createSearcher } from '#phi/fhir/batch.ts';
import { createBudget } from '#phi/fhir/budget.ts';
import { type Capabilities, SAYS_NOTHING } from '#phi/fhir/capabilities.ts';
import { createPatientNumbers } from '#phi/fhir/patient-numbers.ts';
import { createTransport, type Timing, type Transport } from '#phi/fhir/transport.ts';
import { fhirBaseOf } from '#phi/session/exchange-code.ts';
import { mayRead } from '#phi/session/granted-scopes.ts';
import type { SignedIn } from '#phi/session/signed-in.ts';
import { createAsk, type From } from './ask.ts';
import { checkCors } from './check-cors.ts';
import { checkDeclared } from './check-declared.ts';
import { checkDiscovery } from './check-discovery.ts';
import { checkEntry, isKnownZone } from './check-entry.ts';
import { checkGrant, grantUnseen, signedInBy } from './check-grant.ts';
import { checkMetadata } from './check-metadata.ts';
import { checkRecords, recordsUnread } from './check-records.ts';
import { checkScopes } from './check-scopes.ts';
import { corsSeen, limitsSeen, postsSeen } from './check-traffic.ts';
import type { Grant } from './grant.ts';
import { createReport, type EndOf, type Report, row } from './row.ts';
import { watchAnswers } from './watch-answers.ts';

/** What a run of checks is lent. */
export interface CheckParts {
  /** Null where nobody signed in: what needs a token is skipped. */
  readonly token: { readonly authorization: () => string } | null;
  /** What the token endpoint said; null where that was not seen. */
  readonly grant: Grant | null;
  /** Who signed in, where that is known otherwise. */
  readonly signedIn?: SignedIn;
  /** What became of signing in. */
  readonly signIn: EndOf<'sign-in'>;
  readonly from: From;
  readonly fetchImpl: typeof fetch;
  readonly timing: Timing;
  /** Puts a candidate before door 1, or whatever stands in its place: rows of closed codes, each time with all so far. */
  readonly say: (candidate: unknown) => void;
}

/**
 * Checks what an EHR allows this tenant, the same in the worker and in Node. Nothing is written to the EHR, no more of a chart is read than
 * one resource of each kind, and every request keeps to the tenant's limits. It never throws: whatever a server does is a row.
 */
export async function checkEhr(tenant: Tenant, parts: CheckParts): Promise<void> {
  const watch = watchAnswers(parts.fetchImpl);
  const report = createReport(parts.say);
  const run: Run = {
    ...parts,
    tenant,
    report,
    base: fhirBaseOf(tenant),
    fetchImpl: watch.fetchImpl,
  };
  await checkSession(run, await checkServer(run));
  const seen = watch.seen();
  report.add([...corsSeen(seen, parts), ...postsSeen(seen, tenant), ...limitsSeen(seen, tenant)]);
  report.close();
}

interface Run extends CheckParts {
  readonly tenant: Tenant;
  readonly base: URL;
  readonly report: Report;
}

/** What the server says of itself, with what a session is read by. */
interface ServerRead {
  /** Null without a token. */
  readonly transport: Transport | null;
  readonly capabilities: Capabilities;
}

/** Asks what needs no token, and `/metadata` with it where it is kept back. */
async function checkServer(run: Run): Promise<ServerRead> {
  const { tenant, base, report, from, token, timing, fetchImpl, grant } = run;
  const { limits, vendor, search: by } = tenant;
  const { concurrency } = limits;
  const budget = createBudget(limits.perMinute, timing.now);
  const ask = createAsk({ fetchImpl, timing, budget, from });
  const deadline = timing.now() + Math.min(grant?.life ?? LONGEST, LONGEST) * 1000;
  const asking = { base, fetchImpl, timing, vendor, by, concurrency, budget, deadline };
  const transport = token === null ? null : createTransport({ ...asking, token });
  const [discovery, statement] = await Promise.all([
    ask(new URL('.well-known/smart-configuration', base)),
    ask(new URL('metadata', base), { headers: { Accept: 'application/fhir+json' } }),
  ]);
  report.add([row('sign-in', run.signIn), ...checkDiscovery(discovery, tenant, from)]);
  const { rows, capabilities } = await checkMetadata({ answer: statement, transport, from });
  report.add([
    ...rows,
    ...checkDeclared(tenant, capabilities),
    ...checkEntry(tenant, capabilities),
  ]);
  if (from.in === 'console') report.add(await checkCors({ tenant, base, ask, from }));
  return { transport, capabilities: capabilities ?? SAYS_NOTHING };
}

/** Seconds, as a session reads. */
const LONGEST = 480;

/** Judges what was granted, then what can be read with it. */
async function checkSession(run: Run, { transport, capabilities }: ServerRead): Promise<void> {
  const { tenant, base, report, token, grant, timing } = run;
  const machineNow = timing.machineNow?.() ?? timing.now();
  report.add(
    grant === null
      ? grantUnseen(token !== null)
      : [...checkGrant(grant, { base, machineNow }), ...checkScopes(tenant.scopes, grant.scopes)],
  );
  const scopes = grant?.scopes ?? null;
  const isGranted = (type: string) => scopes === null || mayRead(scopes, type);
  const signedIn = signedInBy(grant, base) ?? run.signedIn;
  if (transport === null || signedIn === undefined) {
    const end = transport === null ? 'no-token' : 'no-clinician';
    report.add([row('practitioner', end), ...recordsUnread(tenant, end, isGranted)]);
    return;
  }
  const { timeZone, limits } = tenant;
  const asked = { transport, batchSize: capabilities.batch ? limits.batchSize : null };
  await checkRecords(signedIn, {
    // A zone that does not exist is a row; the days are those of another then.
    tenant: isKnownZone(timeZone) ? tenant : { ...tenant, timeZone: 'UTC' },
    zone: timeZone,
    capabilities,
    searcher: createSearcher({ ...asked, pages: limits.pages }),
    ofOnePage: createSearcher({ ...asked, pages: 1 }),
    patients: createPatientNumbers(),
    now: timing.now(),
    mayRead: isGranted,
    report,
  });
}
