import { createRoot } from 'react-dom/client';
import type { TriggerRule } from '#boundary/combination.ts';
import { isPolicyEnforced } from '#boundary/enforced-policy.ts';
import { admitMessage, type RulesToFire, type StartReading } from '#boundary/messages.ts';
import { problem } from '#boundary/problem.ts';
import { failure } from '#boundary/result.ts';
import { readOwnTenant } from '#deidentified/authorize/read-own-tenant.ts';
import {
  type Authorization,
  takeAuthorization,
} from '#deidentified/authorize/take-authorization.ts';
import type { Source } from '#deidentified/catalog/pack.ts';
import { triggersOf } from '#deidentified/catalog/parse-rule.ts';
import { placeOfSource } from '#deidentified/catalog/source-places.ts';
import { clinicDayOf } from '#deidentified/clinic-day.ts';
import { dropCachedPage } from '#deidentified/drop-cached-page.ts';
import { handOver } from '#deidentified/handover/hand-over.ts';
import { takeLedger, takeMarks } from '#deidentified/handover/take-files.ts';
import { handCalendar, hearWorker } from '#deidentified/hear-worker.ts';
import { airlockAddress, airlockChannel, instanceName } from '#deidentified/ledger/hear-sources.ts';
import { extentOf } from '#deidentified/ledger/ledger-extent.ts';
import { sentRows } from '#deidentified/ledger/sent-rows.ts';
import { watchTraffic } from '#deidentified/ledger/traffic.ts';
import { openCatalog } from '#deidentified/open-packs.ts';
import { keepBrief } from '#deidentified/prepare-brief.ts';
import { KeeperToCome } from '#deidentified/record/keeper-to-come.ts';
import { ofWindow } from '#deidentified/record/surroundings.ts';
import type { Action } from '#deidentified/session-action.ts';
import { isCalendarAwaited } from '#deidentified/session-heard.ts';
import { firstState, next, notFromText, type SessionState } from '#deidentified/session-state.ts';
import { App } from '#deidentified/ui/app.tsx';
import { DefectBoundary } from '#deidentified/ui/defect-boundary.tsx';
import { loadOwnPlaces } from '#deidentified/ui/lazy-place.tsx';
import { idleWindow, watchIdle } from '#deidentified/watch-idle.ts';
import { watchShown } from '#deidentified/watch-shown.ts';
import { TRUSTED_TYPES_POLICY } from '#zones';
import phiWorkerUrl from './phi/worker.ts?worker&url';
import '#deidentified/ui/styles/foreword.css';

/*
 * The composition root. The code leaves the address unread for the PHI worker, and what that lets through is shown. The only `new Worker`.
 */

const tenant = readOwnTenant(document);
const taken = takeAuthorization(
  { location, history, storage: () => sessionStorage, now: Date.now() },
  tenant.idTokenIssuer,
);
/** Where the page came without its policy nothing is spent, read or opened; the code has left the address all the same. */
const isProtected = isPolicyEnforced(globalThis);
const arrival = isProtected ? taken : failure(problem('page', 'policy-missing'));
const root = createRoot(placeOf('root'), {
  // React would print what it caught, and the host may write the console to disk. The boundary shows the defect.
  onCaughtError: endWorker,
  onUncaughtError: endWorker,
  onRecoverableError: endWorker,
});
const opened = new Date();
const instance = instanceName();
const today = () => clinicDayOf(opened, tenant.timeZone);

const { purpose } = taken;
let state: SessionState = firstState(arrival.ok ? null : arrival.problem, purpose);
if (taken.ok) {
  const change = { type: 'launch-told', launch: taken.value.sent } as const;
  state = next(state, { type: 'ledger-changed', change });
}
const trafficNow = watchTraffic({
  window,
  channel: new BroadcastChannel(airlockChannel(new URL(location.href), instance)),
  tenant,
  tell: (change) => {
    dispatch({ type: 'ledger-changed', change });
  },
  onLoad: () => {
    if (state.place === 'privacy') show();
  },
});
let worker: Worker | undefined;
/** Rules the worker was told of: it may name no other, and is told once. */
let rulesTold: ReadonlySet<string> | undefined;

const keeper = new KeeperToCome(async () => {
  const { LearningKeeper } = await import('#deidentified/record/keep-learning.ts');
  const around = {
    ...ofWindow(window),
    today: () => clinicDayOf(new Date(), tenant.timeZone),
    dispatch,
    handOver: (text: string) => {
      handOver(document, 'record', { text, day: today() });
    },
    forgotten: (othersRemain: boolean) => {
      endSession(othersRemain ? 'ended.html' : 'forgotten.html');
    },
  };
  return new LearningKeeper(around, state);
}, dispatch);
const idle = watchIdle(
  idleWindow(window, () => Date.now()),
  tenant.idleMinutes,
  {
    tell: (leaving) => {
      dispatch({ type: 'leaving', leaving });
    },
    end: endSession,
  },
);
const briefOf = watchShown(window, keeper.noteShown, keepBrief());

show();
// The record is looked for once the cards are there, or are not: at the same moment whatever the schedule holds.
if (purpose === 'brief')
  void loadCards()
    .catch(() => {
      dispatch({ type: 'catalog-failed', problem: problem('catalog', 'defect') });
      tellRules([]);
    })
    .then(() => (isProtected ? keeper.look() : undefined));
if (arrival.ok) worker = startReading(arrival.value);
addEventListener('pagehide', () => {
  endWorker();
  keeper.close();
  dropCachedPage((input, init) => fetch(input, init), location.href);
});
// A page kept for the back button would hold a session that is over.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

function dispatch(action: Action): void {
  state = next(state, action);
  if (state.reading.phase !== 'reading' && !isCalendarAwaited(state)) endWorker();
  show();
  keeper.note(action, state);
}

/** Ends the session; where something would be lost with it, the reader is asked first. */
function askToEnd(): void {
  if (state.record.unsaved > 0 && state.leaving.step !== 'end-asked')
    dispatch({ type: 'leaving', leaving: { step: 'end-asked' } });
  else endSession();
}

/** The keys, the worker and the state go first; then the page itself, and with it the memory that held them. */
function endSession(to: 'ended.html' | 'forgotten.html' = 'ended.html'): void {
  if (state.reading.phase === 'ended') return;
  endWorker();
  dispatch({ type: 'session-ended' });
  void keeper.leave().then(() => {
    location.replace(to);
  });
}

function show(): void {
  const traffic = trafficNow();
  root.render(
    <DefectBoundary>
      <App
        state={state}
        brief={briefOf(state, today())}
        ehr={{ name: tenant.name, host: new URL(tenant.issuer).host }}
        tenant={tenant}
        dispatch={dispatch}
        onEndSession={askToEnd}
        idleMinutes={tenant.idleMinutes}
        onStay={idle.stay}
        onAsk={keeper.ask}
        openCalendar={(file) => {
          handCalendar(worker, file);
          dispatch({ type: 'calendar-opened' });
        }}
        takeMarks={() => {
          const { catalog, marks } = state;
          if (catalog.state === 'ready') takeMarks(document, { ...catalog, marks, day: today() });
        }}
        traffic={traffic}
        takeLedger={() => {
          const rows = sentRows(state.ledger, trafficNow().loads);
          const extent = extentOf(state.ledger, state.reading);
          takeLedger(document, { rows, hosts: traffic.hosts, state: extent, day: today() });
        }}
        sourceHref={sourceAddress}
        contact={tenant.contact}
        today={today()}
      />
    </DefectBoundary>,
  );
}

async function loadCards(): Promise<void> {
  if (!isProtected) {
    dispatch({ type: 'catalog-failed', problem: problem('page', 'policy-missing') });
    return;
  }
  const host = { page: new URL(location.href), fetchFile: fetch };
  const opened = await openCatalog(tenant, today(), host);
  if (!opened.ok) {
    dispatch({ type: 'catalog-failed', problem: opened.problem });
    tellRules([]);
    return;
  }
  dispatch({ type: 'catalog-loaded', ...opened.value });
  tellRules(triggersOf(opened.value.catalog.rules));
  void loadOwnPlaces().catch(() => undefined); // a later look asks for them again
}

/** Whether or not there are any: the worker began to read without them. */
function tellRules(rules: readonly TriggerRule[]): void {
  if (rulesTold !== undefined) return;
  rulesTold = new Set(rules.map(({ id }) => id));
  const told = { type: 'rules', rules, notFromText: notFromText(state) } satisfies RulesToFire;
  worker?.postMessage(told);
}

function startReading(authorization: Authorization): Worker {
  const reader = new Worker(workerAddress(), { type: 'module', name: 'phi' });
  hearWorker(reader, (data) => admitMessage(data, rulesTold), dispatch);
  const { sent: _, ...spent } = authorization;
  const start: StartReading = { type: 'start', tenant, now: opened.getTime(), ...spent };
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

function sourceAddress({ id }: Source): string {
  const packs = state.catalog.state === 'ready' ? state.catalog.catalog.packs : [];
  return airlockAddress(placeOfSource(packs, id), instance);
}

function placeOf(id: string): HTMLElement {
  const place = document.getElementById(id);
  if (place === null) throw new Error('the page has no place for the app');
  return place;
}
