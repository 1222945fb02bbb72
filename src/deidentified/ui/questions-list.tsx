import { useState } from 'react';
import type { KeptNote } from '#boundary/kept-policy.ts';
import { topicNames } from '#boundary/topic-names.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { mainTopicOf } from '#deidentified/catalog/main-topic.ts';
import { answerQuestion, type QuestionAnswer } from '#deidentified/learning/answer-question.ts';
import { focusInPlace, focusInSight } from './focus.ts';
import { openNotes } from './questions-count.ts';
import { ANSWER_TEXT, SETTLE_TEXT } from './questions-sentences.ts';
import { SourceList } from './source-list.tsx';
import type { View } from './view.ts';

interface ListProps {
  readonly view: View;
  readonly catalog: Catalog;
  readonly purpose: KeptNote['purpose'];
  readonly heading: string;
  /** What stands where none is open; null shows nothing then. */
  readonly empty: string | null;
}

/** Open notes of one kind, each with what the packs hold on it and what can be said of it. What was said can be taken back. */
export function NoteList({ view, catalog, purpose, heading, empty }: ListProps) {
  const [last, setLast] = useState<Said | null>(null);
  const notes = openNotes(view.state.entries.notes, purpose);
  if (notes.length === 0 && last === null && empty === null) return null;
  const say: Say = (note, what) => {
    setLast({ note, what, turn: (last?.turn ?? 0) + 1 });
    if (isSettling(what)) view.act({ type: 'note-settled', id: note.id, state: 'closed' });
    if (what === 'drop') view.act({ type: 'note-dropped', id: note.id });
  };
  return (
    <section className="sec notes" aria-labelledby={`notes-${purpose}`}>
      <h2 className="h3" id={`notes-${purpose}`}>
        {heading}
      </h2>
      <div role="status">
        {last !== null && (
          <SaidLine
            key={last.turn}
            said={last}
            takeBack={() => {
              takeBack(last, view);
              setLast(null);
            }}
          />
        )}
      </div>
      {notes.length === 0 && empty !== null && <p className="sub">{empty}</p>}
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <Row view={view} note={note} catalog={catalog} say={say} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Settling = keyof (typeof SETTLE_TEXT)['question'];
function isSettling(what: Settling): boolean {
  return what === 'settle' || what === 'elsewhere';
}

type Say = (note: KeptNote, what: Settling) => void;

interface Said {
  readonly note: KeptNote;
  readonly what: Settling;
  readonly turn: number;
}

/** What the last word did. Where it took a note off the list, the way back takes the focus. */
function SaidLine({ said, takeBack }: { readonly said: Said; readonly takeBack: () => void }) {
  const { note, what } = said;
  return (
    <p className="notice">
      <span>{SETTLE_TEXT[note.purpose][what].said}</span>
      {what !== 'stay' && (
        <button type="button" className="txt" ref={focusInPlace} onClick={takeBack}>
          Undo
        </button>
      )}
    </p>
  );
}

function takeBack({ note, what }: Said, view: View): void {
  const { id, purpose, item, text, sensitive } = note;
  if (isSettling(what)) view.act({ type: 'note-settled', id, state: 'open' });
  if (what !== 'drop') return;
  if (sensitive) view.ask({ type: 'keep-sensitive', item });
  view.act({ type: 'noted', note: { purpose, item, text } });
}

/** What a note is about, as a heading. */
function nameOf({ item }: Pick<KeptNote, 'item'>, catalog: Catalog): string {
  const topic = mainTopicOf(item, catalog);
  return topic === undefined ? ANSWER_TEXT.gone : topicNames(topic).label;
}

/** The subject and the learner's own words; of a card to notice, its bottom line. */
export function NoteWords({
  note,
  catalog,
}: {
  readonly note: KeptNote;
  readonly catalog: Catalog;
}) {
  const words = note.text ?? catalog.cards.find(({ id }) => id === note.item)?.bottomLine;
  return (
    <>
      <h3>{nameOf(note, catalog)}</h3>
      {words !== undefined && <p className="read">{words}</p>}
    </>
  );
}

/** A note, and under a question what answers it, or honestly nothing yet. */
function Row({
  view,
  note,
  catalog,
  say,
}: {
  readonly view: View;
  readonly note: KeptNote;
  readonly catalog: Catalog;
  readonly say: Say;
}) {
  const answer = note.purpose === 'question' ? answerQuestion(note, catalog) : null;
  return (
    <>
      <NoteWords note={note} catalog={catalog} />
      {answer !== null && (
        <div className="found">
          <p className="meta">{ANSWER_TEXT[answer.kind]}</p>
          <Found view={view} answer={answer} />
        </div>
      )}
      <SettleActions
        note={note}
        name={nameOf(note, catalog)}
        settlings={answer?.kind === 'none' ? WITHOUT_ANSWER : WITH_ANSWER}
        say={say}
      />
    </>
  );
}

function Found({ view, answer }: { readonly view: View; readonly answer: QuestionAnswer }) {
  switch (answer.kind) {
    case 'cards':
      return (
        <ul>
          {answer.cards.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                className="opener"
                ref={view.returnTo === id ? focusInSight : null}
                onClick={() => {
                  view.act({ type: 'opened', item: id });
                }}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      );
    case 'sources':
      return <SourceList sources={answer.sources} sourceHref={view.sourceHref} />;
    case 'none':
      return null;
  }
}

const WITH_ANSWER = ['settle', 'stay', 'drop'] as const satisfies readonly Settling[];
const WITHOUT_ANSWER = ['elsewhere', 'stay', 'drop'] as const satisfies readonly Settling[];

function SettleActions({
  note,
  name,
  settlings,
  say,
}: {
  readonly note: KeptNote;
  readonly name: string;
  readonly settlings: readonly Settling[];
  readonly say: Say;
}) {
  return (
    <div className="acts" role="group" aria-label={name}>
      {settlings.map((what) => (
        <button
          key={what}
          type="button"
          className={isSettling(what) ? 'btn' : 'txt'}
          onClick={() => {
            say(note, what);
          }}
        >
          {SETTLE_TEXT[note.purpose][what].action}
        </button>
      ))}
    </div>
  );
}
