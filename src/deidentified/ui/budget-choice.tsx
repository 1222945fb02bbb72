import { BUDGETS } from '#deidentified/ranking/brief.ts';
import { MINUTES_ID } from './focus.ts';
import type { View } from './view.ts';

/** "I have 2 5 15 minutes". */
export function BudgetChoice({ view: { state, act } }: { readonly view: View }) {
  return (
    <fieldset className="budget">
      <legend className="vh">Minutes you have</legend>
      <span aria-hidden="true">I have</span>
      <span className="pick pick--num">
        {BUDGETS.map((budget) => (
          <label key={budget}>
            <input
              type="radio"
              name="budget"
              id={state.budget === budget ? MINUTES_ID : undefined}
              aria-label={`${budget} minutes`}
              checked={state.budget === budget}
              onChange={() => {
                act({ type: 'budget-chosen', budget });
              }}
            />
            {budget}
          </label>
        ))}
      </span>
      <span aria-hidden="true">minutes</span>
    </fieldset>
  );
}
