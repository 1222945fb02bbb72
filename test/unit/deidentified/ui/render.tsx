import { renderToStaticMarkup } from 'react-dom/server';
import type { Brief } from '#deidentified/ranking/brief.ts';
import type { Traffic } from '#deidentified/ledger/traffic.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { App } from '#deidentified/ui/app.tsx';
import { loadOwnPlaces } from '#deidentified/ui/lazy-place.tsx';
import { tenantNamed } from '../../../support/sandbox-handlers.ts';

await loadOwnPlaces(); // else what is put off would say that it is loading

const nothing = (): void => undefined;

/** What the network was asked by a page that has just opened, in its own window. */
export const NO_TRAFFIC: Traffic = {
  loads: [{ purpose: 'page', outcome: 'not-known', requests: 1, bytes: null }],
  hosts: {
    app: 'app.example',
    ehr: 'ehr.example',
    token: 'ehr.example',
    'sign-in': 'ehr.example',
  },
  reads: { panel: false, past: false },
  isFramed: false,
};

/** The whole page as markup. */
export function markupOf(
  state: SessionState,
  brief: Brief | null,
  traffic: Traffic = NO_TRAFFIC,
): string {
  return renderToStaticMarkup(
    <App
      state={state}
      brief={brief}
      ehr={{ name: 'Sandbox EHR', host: 'ehr.example' }}
      tenant={tenantNamed('sandbox')}
      dispatch={nothing}
      onEndSession={nothing}
      onStay={nothing}
      idleMinutes={10}
      onAsk={nothing}
      openCalendar={nothing}
      takeMarks={nothing}
      traffic={traffic}
      takeLedger={nothing}
      sourceHref={({ id }) => `go.html#${id}`}
      contact={null}
      today="2026-11-20"
    />,
  );
}

/** Its words alone, as a reader meets them. */
export function wordsOf(
  state: SessionState,
  brief: Brief | null,
  traffic: Traffic = NO_TRAFFIC,
): string {
  return markupOf(state, brief, traffic)
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
