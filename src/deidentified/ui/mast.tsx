import type { Horizon } from '#boundary/horizon.ts';
import { BudgetChoice } from './budget-choice.tsx';
import { HorizonSwitch } from './horizon-switch.tsx';
import { ReadableNote } from './readable-note.tsx';
import type { View } from './view.ts';
import { horizonWords } from './wording.ts';

/** The top of a brief: for when, for how long, and how much of the schedule stands behind it. */
export function Mast({
  view,
  horizon,
  heading: Heading,
}: {
  readonly view: View;
  readonly horizon: Horizon;
  /** h2 where the page already says what stopped it. */
  readonly heading: 'h1' | 'h2';
}) {
  const { state, brief } = view;
  return (
    <section className="mast" aria-label="Session">
      <Heading className="vh">Brief: {horizonWords(horizon, state.horizons)}</Heading>
      <HorizonSwitch view={view} shown={horizon} />
      <div className="under">
        <BudgetChoice view={view} />
        {brief !== null && <ReadableNote view={view} brief={brief} />}
      </div>
    </section>
  );
}
