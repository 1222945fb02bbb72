import { createRoot } from 'react-dom/client';
import type { TriggerRule } from '#boundary/combination.ts';
import { admitMessage, type RulesToFire, type StartReading } from '#boundary/messages.ts';
import { problem } from '#boundary/problem.ts';
import { readOwnTenant } from '#deidentified/authorize/read-own-tenant.ts';
import {
  type Authorization,
  takeAuthorization,
} from '#deidentified/authorize/take-authorization.ts';
import { loadCatalog } from '#deidentified/catalog/load-catalog.ts';
import type { Source } from '#deidentified/catalog/pack.ts';
import { triggersOf } from '#deidentified/catalog/parse-rule.ts';
import { learningRecord } from '#deidentified/handover/learning-record.ts';
import { catalogOf, prepareBrief } from '#deidentified/prepare-brief.ts';
import {
  type Action,
  firstState,
  next,
  notFromText,
  type SessionState,
} from '#deidentified/session-state.ts';
import { App } from '#deidentified/ui/app.tsx';
import { DefectBoundary } from '#deidentified/ui/defect-boundary.tsx';
import { TRUSTED_TYPES_POLICY } from '#zones';
import phiWorkerUrl from './phi/worker.ts?worker&url';
import '#deidentified/ui/styles/foreword.css';

/*
 * The composition root: the page takes the code out of its address, hands it unread to the PHI worker, and shows what the worker's door
 * lets through. The only `new Worker` of the project stands here.
 */

const tenant = readOwnTenant(document);
const arrival = takeAuthorization(
  { location, history, storage: () => sessionStorage },
  tenant.idTokenIssuer,
);
const root = createRoot(placeOf('root'), {
  // React would print what it caught, and the host may write the console to disk. The boundary shows the defect.
  onCaughtError: endWorker,
  onUncaughtError: endWorker,
  onRecoverableError: endWorker,
});
const opened = new Date();

let state: SessionState = firstState(arrival.ok ? null : arrival.problem);
let worker: Worker | undefined;
/** Rules the worker was told of: it may name no other, and is told once. */
let rulesTold: ReadonlySet<string> | undefined;

show();
openCatalog().catch(() => {
  dispatch({ type: 'catalog-failed', problem: problem('catalog', 'defect') });
  tellRules([]);
});
if (arrival.ok) worker = startReading(arrival.value);
addEventListener('pagehide', endWorker);
// A page kept for the back button would hold a session that is over.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

function dispatch(action: Action): void {
  state = next(state, action);
  if (state.reading.phase !== 'reading') endWorker();
  show();
}

function show(): void {
  root.render(
    <DefectBoundary>
      <App
        state={state}
        brief={prepareBrief(state, dayNumber(clinicDay(opened)))}
        ehr={{ name: tenant.name, host: new URL(tenant.issuer).host }}
        dispatch={dispatch}
        onEndSession={() => {
          dispatch({ type: 'session-ended' });
        }}
        takeMarks={takeMarks}
        sourceHref={sourceAddress}
      />
    </DefectBoundary>,
  );
}

async function openCatalog(): Promise<void> {
  const loaded = await loadCatalog(new URL('packs/core/', location.href), fetch);
  if (!loaded.ok) {
    dispatch({ type: 'catalog-failed', problem: loaded.problem });
    tellRules([]);
    return;
  }
  const catalog = catalogOf(loaded.value, tenant.reviewedCardsOnly);
  dispatch({ type: 'catalog-loaded', pack: loaded.value, catalog });
  tellRules(triggersOf(catalog.rules));
}

/** Whether or not there are any: the worker began to read without them. */
function tellRules(rules: readonly TriggerRule[]): void {
  if (rulesTold !== undefined) return;
  rulesTold = new Set(rules.map(({ id }) => id));
  const message: RulesToFire = { type: 'rules', rules, notFromText: notFromText(state) };
  worker?.postMessage(message);
}

function startReading(authorization: Authorization): Worker {
  const reader = new Worker(workerAddress(), { type: 'module', name: 'phi' });
  reader.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = admitMessage(data, rulesTold);
    dispatch(message === undefined ? { type: 'worker-failed' } : { type: 'worker-said', message });
  });
  reader.addEventListener('error', (event) => {
    event.preventDefault(); // its message could hold what the worker was reading
    dispatch({ type: 'worker-failed' });
  });
  reader.addEventListener('messageerror', () => {
    dispatch({ type: 'worker-failed' });
  });
  const start: StartReading = { type: 'start', tenant, now: opened.getTime(), ...authorization };
  reader.postMessage(start);
  return reader;
}

function endWorker(): void {
  worker?.terminate();
  worker = undefined;
}

/** Trusted Types: the one policy makes the one address, and nothing else. */
function workerAddress(): string | URL {
  if (typeof trustedTypes === 'undefined') return phiWorkerUrl;
  const policy = trustedTypes.createPolicy(TRUSTED_TYPES_POLICY, {
    createScriptURL: () => phiWorkerUrl,
  });
  return policy.createScriptURL('');
}

/** By its place in the pack: an address is kept in the browser's history, so it names no subject. */
function sourceAddress({ id }: Source): string {
  const sources = state.catalog.state === 'ready' ? state.catalog.pack.sources : [];
  return `go.html#${sources.findIndex((source) => source.id === id)}`;
}

/** The learner's own act: a file of marks, through door 3. */
function takeMarks(): void {
  if (state.catalog.state !== 'ready') return;
  const { pack, catalog } = state.catalog;
  const record = learningRecord({ pack, catalog, marks: state.marks, day: clinicDay(opened) });
  if (record === undefined) throw new Error('the field policy refused a learning record');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([JSON.stringify(record, null, 2)], { type: 'application/json' }),
  );
  link.download = `foreword-learning-record-${clinicDay(opened)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** `YYYY-MM-DD` of the clinic's calendar: its readers share a day wherever their computers think they are. */
function clinicDay(time: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: tenant.timeZone }).formatToParts(time);
  return ['year', 'month', 'day']
    .map((name) => parts.find(({ type }) => type === name)?.value ?? '')
    .join('-');
}

/** Days of the calendar, counted from a fixed one. */
function dayNumber(day: string): number {
  return Date.parse(day) / 86_400_000;
}

function placeOf(id: string): HTMLElement {
  const place = document.getElementById(id);
  if (place === null) throw new Error('the page has no place for the app');
  return place;
}
