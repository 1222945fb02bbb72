import { HORIZONS, type Horizon } from '#boundary/horizon.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import type { View } from './view.ts';
import { horizonWords } from './wording.ts';

/** The headline: which horizon the brief is for. One not read yet is there, and says so. */
export function HorizonSwitch({
  view: { state, act },
  shown,
}: {
  readonly view: View;
  readonly shown: Horizon;
}) {
  return (
    <fieldset className="pick pick--big">
      <legend className="vh">Horizon</legend>
      {horizonsOf(state).map((horizon) => {
        const isRead = state.horizons[horizon] !== undefined;
        return (
          <label key={horizon}>
            <input
              type="radio"
              name="horizon"
              checked={horizon === shown}
              disabled={!isRead}
              onChange={() => {
                act({ type: 'horizon-chosen', horizon });
              }}
            />
            {horizonWords(horizon, state.horizons)}
            {!isRead && <span className="unread"> {unreadWords(state)}</span>}
          </label>
        );
      })}
    </fieldset>
  );
}

/** A chart that it was opened from has no day to come. */
function horizonsOf({ horizons }: SessionState): readonly Horizon[] {
  const isOfChart = horizons.session?.basis.strategy === 'launch-patient';
  return isOfChart ? ['session'] : HORIZONS;
}

function unreadWords({ reading }: SessionState): string {
  return reading.phase === 'reading' ? 'being read' : 'not read';
}
