import type { Progress } from '#boundary/field-policy.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import type { View } from './view.ts';
import { horizonWords } from './wording.ts';

/** One line while further horizons are being read under a brief already shown. */
export function ReadingLine({ view: { state, act } }: { readonly view: View }) {
  if (state.reading.phase !== 'reading') return null;
  const { progress } = state.reading;
  return (
    <div className="reading-line">
      <p className="meta">
        {stillWords(progress, state.horizons)}{' '}
        <button
          type="button"
          className="txt"
          onClick={() => {
            act({ type: 'reading-stopped-by-reader' });
          }}
        >
          Stop reading
        </button>
      </p>
      <ProgressBar progress={progress} label="Still reading" />
    </div>
  );
}

/** Progress as the browser draws it; without a total it only says that it goes on. */
export function ProgressBar({
  progress,
  label,
}: {
  readonly progress: Progress | null;
  readonly label: string;
}) {
  if (progress === null || progress.total < 2) return <progress aria-label={label} />;
  return <progress aria-label={label} value={progress.done} max={progress.total} />;
}

/** "11 of 18"; one of one tells nobody anything. */
export function progressWords(progress: Progress | null): string {
  return progress === null || progress.total < 2 ? '' : `${progress.done} of ${progress.total}`;
}

function stillWords(progress: Progress | null, horizons: SessionState['horizons']): string {
  if (progress === null) return 'Still reading.';
  const what =
    progress.horizon === null ? 'your practice' : horizonWords(progress.horizon, horizons);
  return `Still reading: ${[what, progressWords(progress)].filter((part) => part !== '').join(', ')}.`;
}
