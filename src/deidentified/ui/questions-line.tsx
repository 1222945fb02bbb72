import { type RefObject, useId } from 'react';
import { lookForPeople, MOST_LETTERS, type Sight } from '#deidentified/learning/question-words.ts';
import { CHECK_TEXT, SIGHT_TEXT } from './questions-sentences.ts';

/** A line in the learner's own words, with a warning and a check that promises nothing. No browser's dictionary or history sees it. */
export function FreeLine({
  label,
  field,
  button,
  text,
  write,
}: {
  readonly label: string;
  readonly field?: RefObject<HTMLInputElement | null>;
  /** Keeps it. Where the check saw something, Enter goes there first instead of keeping it. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly text: string;
  readonly write: (text: string) => void;
}) {
  const id = useId();
  const sights = lookForPeople(text);
  return (
    <div className="free-line">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={field}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={MOST_LETTERS}
        aria-describedby={`${id}warning`}
        value={text}
        onChange={({ currentTarget }) => {
          write(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || sights.length === 0) return;
          event.preventDefault();
          button.current?.focus();
        }}
      />
      <p className="meta" id={`${id}warning`}>
        {CHECK_TEXT.warning}
      </p>
      <div role="status">{sights.length > 0 && <Seen sights={sights} />}</div>
    </div>
  );
}

function Seen({ sights }: { readonly sights: readonly Sight[] }) {
  return (
    <div className="seen">
      <p>{CHECK_TEXT.seen}</p>
      <ul>
        {sights.map(({ code, words }, place) => (
          <li key={`${place} ${words}`}>
            “{words}” is like {SIGHT_TEXT[code]}
          </li>
        ))}
      </ul>
      <p>{CHECK_TEXT.ask}</p>
    </div>
  );
}
