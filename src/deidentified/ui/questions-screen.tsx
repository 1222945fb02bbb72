import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { QuestionForm } from './questions-form.tsx';
import { NoteList } from './questions-list.tsx';
import { QUESTIONS_TEXT } from './questions-sentences.ts';
import { SettledNotes } from './questions-settled.tsx';
import { NAV_TEXT } from './sentences.ts';
import type { View } from './view.ts';

/** The question inbox: caught in clinic, answered at the next launch, or honestly not yet. */
export function QuestionsScreen({ view }: { readonly view: View }) {
  const { catalog } = view.state;
  return (
    <>
      <div className="title">
        <h1 className="h1">{NAV_TEXT.questions}</h1>
        <p className="lede">{QUESTIONS_TEXT.lede}</p>
      </div>
      {catalog.state === 'ready' && <Inbox view={view} catalog={catalog.catalog} />}
      {catalog.state === 'loading' && <p className="sub">{QUESTIONS_TEXT.noCatalog}</p>}
      {catalog.state === 'failed' && <p className="sub">{QUESTIONS_TEXT.failedCatalog}</p>}
    </>
  );
}

function Inbox({ view, catalog }: { readonly view: View; readonly catalog: Catalog }) {
  const { state } = view.state.record.place;
  return (
    <div className="inbox">
      <QuestionForm view={view} catalog={catalog} />
      <div className="main-col">
        <NoteList
          view={view}
          catalog={catalog}
          purpose="to-notice"
          heading="You wanted to notice"
          empty={null}
        />
        <NoteList
          view={view}
          catalog={catalog}
          purpose="question"
          heading="Open questions"
          empty={state === 'locked' ? QUESTIONS_TEXT.emptyLocked : QUESTIONS_TEXT.empty}
        />
        <SettledNotes view={view} catalog={catalog} />
      </div>
    </div>
  );
}
