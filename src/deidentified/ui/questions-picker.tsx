import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import { focusAtTop } from './focus.ts';
import { QUESTIONS_TEXT } from './questions-sentences.ts';
import { findTopics } from './questions-topics.ts';

interface PickerProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly chosen: TopicId | null;
  readonly choose: (topic: TopicId | null) => void;
  /** Called where the choice was made by Enter or by hand: what comes next may take the focus. */
  readonly goOn: () => void;
  /** True where it takes the focus as it appears. */
  readonly isFirst: boolean;
  readonly words?: PickerWords;
}

/** What stands around the field. */
interface PickerWords {
  readonly about: string;
  readonly hint: string;
}

/** A subject by its name: type, arrows, Enter. What is typed goes nowhere. */
export function TopicPicker({ words = QUESTIONS_TEXT, ...props }: PickerProps) {
  const { field, chosen, choose, goOn, isFirst } = props;
  const id = useId();
  const wasFirst = useRef(isFirst);
  useEffect(() => {
    if (wasFirst.current) focusAtTop(field.current);
  }, [field]);
  const picker = usePicker({ chosen, choose, goOn });
  const { offered, at, value } = picker;
  const isOpen = offered.length > 0;
  return (
    <div className="picker">
      <label htmlFor={id}>{words.about}</label>
      <div className="combo">
        <input
          id={id}
          ref={field}
          type="text"
          role="combobox"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}list` : undefined}
          aria-activedescendant={isOpen ? `${id}${at}` : undefined}
          aria-describedby={`${id}hint`}
          value={value}
          onChange={({ currentTarget }) => {
            picker.type(currentTarget.value);
          }}
          onKeyDown={picker.press}
          onBlur={picker.close}
        />
        {isOpen && (
          <Offered
            id={id}
            picker={picker}
            pick={(topic) => {
              picker.pick(topic);
              goOn();
            }}
          />
        )}
      </div>
      <p className="meta" id={`${id}hint`}>
        {words.hint}
      </p>
      <p className="meta" role="status">
        {picker.findsNone && QUESTIONS_TEXT.none}
      </p>
    </div>
  );
}

function Offered({
  id,
  picker: { offered, at },
  pick,
}: {
  readonly id: string;
  readonly picker: Picker;
  readonly pick: (topic: TopicId) => void;
}) {
  return (
    <ul role="listbox" id={`${id}list`} aria-label="Subjects">
      {offered.map((topic, place) => (
        <li
          key={topic}
          id={`${id}${place}`}
          role="option"
          aria-selected={place === at}
          onPointerDown={(event) => {
            event.preventDefault(); // the field keeps the focus until the click has chosen
          }}
          onClick={() => {
            pick(topic);
          }}
        >
          {topicNames(topic).label}
        </li>
      ))}
    </ul>
  );
}

interface Picker {
  readonly offered: readonly TopicId[];
  /** Which of them Enter chooses. */
  readonly at: number;
  readonly value: string;
  readonly findsNone: boolean;
  readonly type: (text: string) => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly pick: (topic: TopicId) => void;
  readonly close: () => void;
}

function usePicker({
  chosen,
  choose,
  goOn,
}: Pick<PickerProps, 'chosen' | 'choose' | 'goOn'>): Picker {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const found = isOpen && chosen === null ? findTopics(typed) : [];
  const type = (text: string): void => {
    choose(null);
    setTyped(text);
    setAt(0);
    setOpen(true);
  };
  const pick = (topic: TopicId): void => {
    setTyped(topicNames(topic).label);
    setOpen(false);
    choose(topic);
  };
  const close = (): void => {
    setOpen(false);
  };
  const press = (event: KeyboardEvent): void => {
    const topic = found[at];
    if (event.key === 'Escape') {
      if (isOpen && found.length > 0) close();
      else type('');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (found.length === 0) setOpen(true);
      else setAt((at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (topic !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
      pick(topic);
      if (event.key === 'Tab') return; // which goes on by itself
      event.preventDefault();
      goOn();
    }
  };
  const findsNone = isOpen && chosen === null && typed.trim() !== '' && found.length === 0;
  const value = chosen === null ? typed : topicNames(chosen).label;
  return { offered: found, at, value, findsNone, type, press, pick, close };
}
