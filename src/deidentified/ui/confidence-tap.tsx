import { useId } from 'react';
import { CONFIDENCE, type Confidence } from '#deidentified/learning/confidence.ts';
import { CONFIDENCE_TEXT, SURE_TEXT } from './card-sentences.ts';
import { useKeys } from './use-keys.ts';

/** How sure the reader is, in one tap that shows the answer: by button, or by 1 to 3. It waits for a choice. */
export function ConfidenceTap({
  isReady,
  keysOn,
  tell,
}: {
  /** True once an option is chosen. */
  readonly isReady: boolean;
  readonly keysOn: boolean;
  readonly tell: (confidence: Confidence) => void;
}) {
  const asked = useId();
  const hint = useId();
  useKeys(keysOn && isReady, (key) => {
    const confidence = CONFIDENCE.find((_, place) => String(place + 1) === key);
    if (confidence !== undefined) tell(confidence);
  });
  return (
    <div className="sure" role="group" aria-labelledby={asked} aria-describedby={hint}>
      <p className="h3" id={asked}>
        {SURE_TEXT.asked}
      </p>
      <div className="taps">
        {CONFIDENCE.map((confidence, place) => (
          <button
            key={confidence}
            type="button"
            className="btn"
            disabled={!isReady}
            onClick={() => {
              tell(confidence);
            }}
          >
            {CONFIDENCE_TEXT[confidence].action}
            <kbd className="hk" aria-hidden="true">
              {place + 1}
            </kbd>
          </button>
        ))}
      </div>
      <p className="meta" id={hint}>
        {isReady ? SURE_TEXT.chosen : SURE_TEXT.chooseFirst}
      </p>
    </div>
  );
}
