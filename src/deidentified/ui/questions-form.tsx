import { useRef, useState } from 'react';
import type { TopicId } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { lookForPeople } from '#deidentified/learning/question-words.ts';
import { type Keeping, keepingOf, keepingWords } from './questions-kept.ts';
import { FreeLine } from './questions-line.tsx';
import { TopicPicker } from './questions-picker.tsx';
import { QUESTIONS_TEXT } from './questions-sentences.ts';
import type { View } from './view.ts';

interface FormProps {
  readonly view: View;
  readonly catalog: Catalog;
}

/** A question in a few seconds: a subject, Enter, and if the learner likes a line of words, Enter. */
export function QuestionForm({ view, catalog }: FormProps) {
  const field = useRef<HTMLInputElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const draft = useDraft(view, catalog);
  const { topic, text, keeping, kept } = draft;
  return (
    <form
      className="capture"
      noValidate
      aria-label="Note a question"
      onSubmit={(event) => {
        event.preventDefault();
        draft.keep();
      }}
    >
      <TopicPicker
        key={kept?.turn ?? 0}
        field={field}
        chosen={topic}
        choose={draft.choose}
        goOn={() => line.current?.focus()}
        isFirst={kept !== null || view.returnTo === null}
      />
      <FreeLine
        label={QUESTIONS_TEXT.text}
        field={line}
        button={button}
        text={text}
        write={draft.write}
      />
      <p className="meta">{keepingWords(keeping, view.state)}</p>
      <div className="acts">
        <button
          type="submit"
          className="btn btn--solid"
          ref={button}
          disabled={topic === null || keeping.kind === 'not-kept'}
        >
          {keepWords(keeping, text)}
        </button>
        <span className="meta" role="status">
          {kept !== null && topic === null && keptWords(kept)}
        </span>
      </div>
    </form>
  );
}

interface Draft {
  readonly topic: TopicId | null;
  readonly choose: (topic: TopicId | null) => void;
  readonly text: string;
  readonly write: (text: string) => void;
  readonly keeping: Keeping;
  readonly kept: Kept | null;
  /** Notes it, and begins anew. */
  readonly keep: () => void;
}

function useDraft(view: View, catalog: Catalog): Draft {
  const [topic, choose] = useState<TopicId | null>(null);
  const [text, write] = useState('');
  const [kept, setKept] = useState<Kept | null>(null);
  const keeping: Keeping = topic === null ? KEPT : keepingOf(`topic:${topic}`, catalog);
  const keep = (): void => {
    if (topic === null || keeping.kind === 'not-kept') return;
    const item = `topic:${topic}`;
    if (keeping.kind === 'asked-first') view.ask({ type: 'keep-sensitive', item });
    const words = text.trim();
    const note = { purpose: 'question', item, text: words === '' ? null : words } as const;
    view.act({ type: 'noted', note });
    setKept({
      topic: keeping.kind === 'as-parent' ? keeping.parent : topic,
      turn: (kept?.turn ?? 0) + 1,
    });
    choose(null);
    write('');
  };
  return { topic, choose, text, write, keeping, kept, keep };
}

const KEPT: Keeping = { kind: 'kept' };

/** What was kept last, and how many times something was: the picker begins anew with each. */
interface Kept {
  readonly topic: TopicId;
  readonly turn: number;
}

function keepWords({ kind }: Keeping, text: string): string {
  if (kind === 'asked-first') return QUESTIONS_TEXT.keepSensitive;
  return lookForPeople(text).length > 0 ? QUESTIONS_TEXT.keepAnyway : QUESTIONS_TEXT.keep;
}

function keptWords({ topic }: Kept): string {
  return `Noted: ${topicNames(topic).label}.`;
}
