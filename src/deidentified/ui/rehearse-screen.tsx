import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { deriveRehearsal, type RehearsalPlan } from '#deidentified/learning/rehearsal.ts';
import type { Rehearsal } from '#deidentified/session-parts.ts';
import { CasePatterns } from './case-patterns.tsx';
import { RehearseCard } from './rehearse-card.tsx';
import { RehearseEnd } from './rehearse-end.tsx';
import { RehearseLookUp } from './rehearse-look-up.tsx';
import { REHEARSE_TEXT } from './rehearse-sentences.ts';
import { progressWords, rehearsedWords } from './rehearse-words.ts';
import type { View } from './view.ts';

/** A rehearsal, step by step; or what could be rehearsed. Left at any time, it goes on where it was. */
export function RehearseScreen({ view }: { readonly view: View }) {
  const { catalog, rehearsal } = view.state;
  if (catalog.state !== 'ready') {
    const words = catalog.state === 'loading' ? 'noCatalog' : 'failedCatalog';
    return <Plain view={view} words={REHEARSE_TEXT[words]} />;
  }
  if (rehearsal === null) return <Chooser view={view} />;
  return <Rehearsing view={view} catalog={catalog.catalog} rehearsal={rehearsal} />;
}

function Rehearsing({
  view,
  catalog,
  rehearsal,
}: {
  readonly view: View;
  readonly catalog: Catalog;
  readonly rehearsal: Rehearsal;
}) {
  const { topics, done } = rehearsal;
  const { memories } = view.state.remembered;
  const { budget } = view.state;
  const plan = deriveRehearsal({ topics, catalog, memories, budget, day: view.today });
  const at = plan.steps.findIndex(({ id }) => !done.includes(id));
  const step = plan.steps[at];
  const next = (): void => {
    if (step === undefined) return;
    view.act({
      type: 'rehearsal-chosen',
      rehearsal: { topics, done: [...done, step.id] },
    });
  };
  const shown = { view, catalog, next, isLast: at === plan.steps.length - 1 };
  return (
    <>
      <Crumb view={view} words={step === undefined ? null : progressWords(plan.steps, at)} />
      <div className="cols rehearse">
        <div>
          {step?.kind === 'card' && <RehearseCard key={step.id} {...shown} step={step} />}
          {step?.kind === 'look-up' && <RehearseLookUp key={step.id} {...shown} step={step} />}
          {step === undefined && <RehearseEnd view={view} catalog={catalog} plan={plan} />}
        </div>
        <About plan={plan} topics={rehearsal.topics} />
      </div>
    </>
  );
}

function About({ plan, topics }: Pick<Rehearsal, 'topics'> & { readonly plan: RehearsalPlan }) {
  return (
    <aside className="side" aria-label="About this rehearsal">
      <section className="sec">
        <h2 className="h3">Rehearsing</h2>
        <p className="sub">{rehearsedWords(topics)}</p>
        <p className="meta after">
          {plan.steps.length > 0 && `About ${plan.minutes} min in all. No timer and no score. `}
          {REHEARSE_TEXT.privacy}
        </p>
      </section>
    </aside>
  );
}

/** The way back, which loses nothing, and how far it has come. */
function Crumb({ view, words }: { readonly view: View; readonly words: string | null }) {
  return (
    <div className="crumb">
      <button
        type="button"
        className="txt"
        onClick={() => {
          view.act({ type: 'went', place: 'brief' });
        }}
      >
        {REHEARSE_TEXT.back}
      </button>
      {words !== null && <p className="meta">{words}</p>}
    </div>
  );
}

function Chooser({ view }: { readonly view: View }) {
  const hasPatterns = (view.brief?.patterns.length ?? 0) > 0;
  return (
    <>
      <Crumb view={view} words={null} />
      <div className="title">
        <h1 className="h1">{REHEARSE_TEXT.choose}</h1>
        <p className="lede">{REHEARSE_TEXT.privacy}</p>
      </div>
      {hasPatterns ? (
        <CasePatterns view={view} />
      ) : (
        <p className="sub">{REHEARSE_TEXT.nothingToChoose}</p>
      )}
    </>
  );
}

function Plain({ view, words }: { readonly view: View; readonly words: string }) {
  return (
    <>
      <Crumb view={view} words={null} />
      <div className="title">
        <h1 className="h1">Rehearse</h1>
        <p className="lede">{words}</p>
      </div>
    </>
  );
}
