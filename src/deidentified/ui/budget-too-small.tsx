import { BUDGETS, type RankedItem } from '#deidentified/ranking/brief.ts';
import type { View } from './view.ts';

/** Cards match, and none fits the minutes: says so, and offers the next budget that holds one. */
export function BudgetTooSmall({
  view: { state, act },
  further,
}: {
  readonly view: View;
  readonly further: readonly RankedItem[];
}) {
  const shortest = Math.min(...further.map(({ minutes }) => minutes));
  const enough = BUDGETS.find((budget) => budget >= shortest && budget > state.budget);
  return (
    <div className="nothing">
      <p className="sub">
        Nothing here fits {state.budget} minutes; the shortest takes {shortest}.
      </p>
      {enough !== undefined && (
        <button
          type="button"
          className="btn"
          onClick={() => {
            act({ type: 'budget-chosen', budget: enough });
          }}
        >
          Take {enough} minutes
        </button>
      )}
    </div>
  );
}
