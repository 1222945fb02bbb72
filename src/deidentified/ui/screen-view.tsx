import { isWithoutSchedule } from '#boundary/schedule-policy.ts';
import { BriefScreen, CardColumns } from './brief-screen.tsx';
import type { CardInHand } from './card-in-hand.ts';
import { lacksBeside } from './grant-sentences.ts';
import { GrantsView } from './grants-view.tsx';
import { LadderView } from './ladder-view.tsx';
import { OPEN_CARD, OWN_CHOICE, OWN_PLACE } from './lazy-place.tsx';
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
  const { grants, ladder } = view.state;
  return (
    <>
      <ProblemView problem={problem}>
        {grants !== null &&
          (isWithoutSchedule(problem) || problem.code === 'clinician-unknown') && (
            <GrantsView lacking={lacksBeside(grants, ladder?.tried)} />
          )}
        {ladder !== null && isWithoutSchedule(problem) && <LadderView ladder={ladder} />}
      </ProblemView>
      {horizon !== null && view.brief !== null ? (
        <BriefScreen view={view} horizon={horizon} heading="h2" />
      ) : (
        <OwnColumns
          view={view}
          isOffered={isWithoutSchedule(problem) && (ladder?.offer ?? null) !== null}
        />
      )}
    </>
  );
}

/** The cards that need no schedule; over them, where it is offered, the choice that they can follow, the reader's specialty among it. */
function OwnColumns({ view, isOffered }: { readonly view: View; readonly isOffered: boolean }) {
  if (!isOffered || view.brief === null) return <CardColumns view={view} />;
  return (
    <>
      <OWN_CHOICE.Component view={view} />
      <CardColumns view={{ ...view, profileSettled: true }} />
    </>
  );
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
