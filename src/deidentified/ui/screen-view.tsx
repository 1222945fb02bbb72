import type { Problem } from '#boundary/problem.ts';
import { BriefScreen, CardColumns } from './brief-screen.tsx';
import type { CardInHand } from './card-in-hand.ts';
import { LadderView } from './ladder-view.tsx';
import { OPEN_CARD, OWN_PLACE } from './lazy-place.tsx';
import { Notice } from './notice.tsx';
import { Explanation, ProblemView } from './problem-view.tsx';
import { ReadingScreen } from './reading-screen.tsx';
import type { Screen } from './screen.ts';
import {
  ENDED_TEXT,
  NAV_TEXT,
  PROBLEM_TEXT,
  STEP_TEXT,
  TITLE_TEXT,
  UNREAD_TEXT,
} from './sentences.ts';
import type { View } from './view.ts';

/** Fills the page: an open card, else the screen its state calls for. */
export function ScreenView({
  view,
  screen,
  open,
}: {
  readonly view: View;
  readonly screen: Screen;
  readonly open: CardInHand | undefined;
}) {
  if (open !== undefined)
    return <OPEN_CARD.Component key={open.card.id} view={view} inHand={open} />;
  switch (screen.kind) {
    case 'reading':
      return <ReadingScreen view={view} progress={screen.progress} />;
    case 'brief':
      return <BriefScreen view={view} horizon={screen.horizon} />;
    case 'unread':
      return (
        <>
          <Explanation text={UNREAD_TEXT} />
          <CardColumns view={view} />
        </>
      );
    case 'stopped':
      return <StoppedScreen view={view} screen={screen} />;
    case 'privacy':
      return <OWN_PLACE.Component key="privacy" view={view} place="privacy" />;
    case 'review':
    case 'questions':
    case 'rehearse':
      return (
        <>
          <Notice view={view} />
          <OWN_PLACE.Component view={view} place={screen.kind} />
        </>
      );
    case 'ended':
      return <Explanation text={ENDED_TEXT} />;
  }
}

/** What stopped the run; under it what was read before, or the cards that need no schedule. */
function StoppedScreen({
  view,
  screen: { problem, horizon },
}: {
  readonly view: View;
  readonly screen: Extract<Screen, { readonly kind: 'stopped' }>;
}) {
  return (
    <>
      <ProblemView problem={problem}>
        {view.state.ladder !== null && isOfSchedule(problem) && (
          <LadderView ladder={view.state.ladder} />
        )}
      </ProblemView>
      {horizon !== null && view.brief !== null ? (
        <BriefScreen view={view} horizon={horizon} heading="h2" />
      ) : (
        <CardColumns view={view} />
      )}
    </>
  );
}

/** Stopped on the way to the schedule, and not on what was read after it. */
function isOfSchedule({ stage, code }: Problem): boolean {
  return stage === 'schedule' || code === 'scope-missing';
}

/** The title of the window. It lands in the browser's history, so it names a kind of page and never a topic. */
export function titleWords({ kind }: Screen, isCardOpen: boolean): string {
  return `${TITLE_TEXT[isCardOpen ? 'card' : kind]} · Foreword`;
}

/** What a screen reader is told when the screen changes; counts are left out, so it is not told often. */
export function statusWords(screen: Screen): string {
  switch (screen.kind) {
    case 'reading':
      return `Reading. ${STEP_TEXT[screen.progress?.step ?? 'session']}.`;
    case 'brief':
      return 'Your brief is ready.';
    case 'unread':
      return UNREAD_TEXT.title;
    case 'stopped':
      return PROBLEM_TEXT[screen.problem.code].title;
    case 'privacy':
    case 'review':
    case 'questions':
    case 'rehearse':
      return `${NAV_TEXT[screen.kind]}.`;
    case 'ended':
      return ENDED_TEXT.title;
  }
}
