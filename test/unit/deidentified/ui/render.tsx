import { renderToStaticMarkup } from 'react-dom/server';
import type { Brief } from '#deidentified/ranking/brief.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { App } from '#deidentified/ui/app.tsx';

const nothing = (): void => undefined;

/** The whole page as markup. */
export function markupOf(state: SessionState, brief: Brief | null): string {
  return renderToStaticMarkup(
    <App
      state={state}
      brief={brief}
      ehr={{ name: 'Sandbox EHR', host: 'ehr.example' }}
      dispatch={nothing}
      onEndSession={nothing}
      takeMarks={nothing}
      sourceHref={({ id }) => `go.html#${id}`}
    />,
  );
}

/** Its words alone, as a reader meets them. */
export function wordsOf(state: SessionState, brief: Brief | null): string {
  return markupOf(state, brief)
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
