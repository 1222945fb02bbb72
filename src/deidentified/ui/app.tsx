import { useEffect, useRef, useState } from 'react';
import type { Tenant } from '#boundary/tenant.ts';
import type { Source } from '#deidentified/catalog/pack.ts';
import type { Brief } from '#deidentified/ranking/brief.ts';
import type { Traffic } from '#deidentified/ledger/traffic.ts';
import type { RecordRequest } from '#deidentified/record/record-view.ts';
import type { Action } from '#deidentified/session-action.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { cardInHand } from './card-in-hand.ts';
import { focusSearch } from './focus.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { EHR_READINESS } from './lazy-readiness.tsx';
import { IdleWarning } from './leave-idle.tsx';
import { NoticeStatus } from './notice.tsx';
import { PageFoot } from './page-foot.tsx';
import { PageHead } from './page-head.tsx';
import { OfferStatus } from './record-offer.tsx';
import { deriveScreen } from './screen.ts';
import { ScreenView, statusWords, titleWords } from './screen-view.tsx';
import { otherPlace, useHeadingFocus } from './use-heading-focus.ts';
import { useKeys } from './use-keys.ts';
import { type Page, usePage } from './use-page.ts';
import { useReviewPlace } from './use-review-place.ts';
import type { Ehr, View } from './view.ts';
import { wearStyle } from './wear-style.ts';

/** All the page is given. It shows this, and asks for changes through `dispatch`. */
export interface AppProps {
  readonly state: SessionState;
  /** The brief for the horizon on screen; while reading, its first item needs no chart; null until the catalog is loaded. */
  readonly brief: Brief | null;
  readonly ehr: Ehr;
  readonly tenant: Tenant;
  readonly dispatch: (action: Action) => void;
  /** Ends the session: the worker and the state with it. */
  readonly onEndSession: () => void;
  /** After so many minutes without a touch the session ends. */
  readonly idleMinutes: number;
  /** Goes on although nobody touched the page for long. */
  readonly onStay: () => void;
  /** Asks the learner's record for something. */
  readonly onAsk: (request: RecordRequest) => void;
  /** Hands a calendar file to the worker, unread. */
  readonly openCalendar: (file: File) => void;
  /** Hands the reader's marks over as a file. */
  readonly takeMarks: () => void;
  readonly traffic: Traffic;
  /** Hands the egress ledger over as a file. */
  readonly takeLedger: () => void;
  /** The address of the airlock page for a source. */
  readonly sourceHref: (source: Source) => string;
  /** Where a card may be reported, or null. */
  readonly contact: string | null;
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** The whole page: a reader's, or that of IT. What it remembers of its own goes when the session is ended. */
export function App(props: AppProps) {
  const { readiness, reading } = props.state;
  const { phase } = reading;
  if (readiness !== null && phase !== 'ended')
    return (
      <EHR_READINESS.Component {...props} host={props.ehr.host} onLeave={props.onEndSession} />
    );
  return <SessionPage key={phase === 'ended' ? 'ended' : 'live'} {...props} />;
}

function SessionPage({ dispatch, onEndSession, onStay, onAsk, ...given }: AppProps) {
  const page = usePage(given, dispatch);
  const review = useReviewPlace(given.state.place);
  const [keysOn, setKeysOn] = useState(true);
  const keys = useRef<HTMLDialogElement>(null);
  const main = useHeadingFocus(given.state.place);
  const view: View = {
    ...given,
    ...page,
    ...review,
    keysOn,
    endSession: onEndSession,
    stay: onStay,
    ask: onAsk,
  };
  const showKeys = () => keys.current?.showModal();
  useKeys(keysOn, (key) => {
    press(key, { view, page, showKeys });
  });
  const screen = deriveScreen(given.state);
  const open = cardInHand(given.state, given.brief);
  const title = titleWords(screen, open !== undefined);
  useEffect(() => {
    document.title = title;
  }, [title]);
  const { style } = given.state;
  useEffect(() => {
    wearStyle(document.documentElement, style);
  }, [style]);
  return (
    <div className="page">
      <PageHead view={view} />
      <p className="vh" role="status">
        {statusWords(screen)}
      </p>
      <NoticeStatus view={view} />
      <OfferStatus view={view} />
      <main id="main" tabIndex={-1} ref={main}>
        <ScreenView view={view} screen={screen} open={open} />
      </main>
      <PageFoot view={view} showKeys={showKeys} />
      <IdleWarning view={view} />
      <KeysDialog dialog={keys} isOn={keysOn} setOn={setKeysOn} />
    </div>
  );
}

interface Pressed {
  readonly view: View;
  readonly page: Page;
  readonly showKeys: () => void;
}

/** 1 to 3 open a card or turn to a list of sources, u undoes, r goes to review, / to its search, q to a question to note, p goes to privacy and back, ? shows the keys. */
function press(key: string, { view, page, showKeys }: Pressed): void {
  if (key === '?') showKeys();
  if (key === 'r') view.act({ type: 'went', place: 'review' });
  if (key === '/') focusSearch();
  if (key === 'q') view.act({ type: 'went', place: 'questions' });
  if (key === 'p') view.act({ type: 'went', place: otherPlace(view.state) });
  if (key === 'u' && view.state.place !== 'privacy') view.act({ type: 'undone' });
  if (view.state.place !== 'brief' || cardInHand(view.state, view.brief) !== undefined) return;
  const item = ['1', '2', '3'].includes(key) ? view.brief?.items[Number(key) - 1] : undefined;
  if (item?.kind === 'card') view.act({ type: 'opened', item: item.id });
  else if (item !== undefined) page.turnTo(item.id);
}
