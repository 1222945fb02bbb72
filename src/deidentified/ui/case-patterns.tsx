import type { CasePattern } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Brief, RankedItem } from '#deidentified/ranking/brief.ts';
import { RehearseButton, RehearseTopics } from './rehearse-offer.tsx';
import { REHEARSE_TEXT } from './rehearse-sentences.ts';
import type { View } from './view.ts';
import { NUMERALS, numberWord, patternWords, visitsWords } from './wording.ts';

const MOST_SHOWN = 7;

/** Topics that meet in one visit, as a contents list; each can be rehearsed, and so can one subject of the list. */
export function CasePatterns({ view }: { readonly view: View }) {
  const { brief } = view;
  if (brief === null) return null;
  return (
    <div className="rehearsals">
      {brief.patterns.length > 0 && <Patterns view={view} brief={brief} />}
      <RehearseTopics view={view} />
    </div>
  );
}

interface PatternsProps {
  readonly view: View;
  readonly brief: Brief;
}

function Patterns({ view, brief }: PatternsProps) {
  const first = brief.patterns.slice(0, MOST_SHOWN);
  const rest = brief.patterns.slice(MOST_SHOWN);
  return (
    <section className="sec" aria-labelledby="patterns">
      <div className="sec-head">
        <h2 className="h3" id="patterns">
          Case patterns
        </h2>
        <span className="meta">visits, of {brief.readable} readable</span>
      </div>
      <PatternList view={view} patterns={first} items={brief.items} />
      {rest.length > 0 && (
        <details className="more">
          <summary>{numberWord(rest.length)} more</summary>
          <PatternList view={view} patterns={rest} items={brief.items} />
        </details>
      )}
      <p className="meta after">
        A visit can count in more than one pattern. {REHEARSE_TEXT.offer}
      </p>
    </section>
  );
}

function PatternList({
  view,
  patterns,
  items,
}: {
  readonly view: View;
  readonly patterns: readonly CasePattern[];
  readonly items: readonly RankedItem[];
}) {
  const places = patterns.map((pattern) => items.findIndex((item) => isAbout(item, pattern)));
  const anyPlace = places.some((place) => place !== -1);
  return (
    <ul className="toc">
      {patterns.map(({ topics, visits }, row) => (
        <li key={topics.join(' ')}>
          {anyPlace && <span className="fol">{NUMERALS[places[row] ?? -1]}</span>}
          <span className="what">
            <span>
              <RehearseButton view={view} topics={topics}>
                {patternWords(topics)}
              </RehearseButton>
            </span>
          </span>
          <span className="n">{visitsWords(visits)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A card chosen because these topics meet carries its numeral into the list. */
function isAbout({ topic, reason }: RankedItem, pattern: CasePattern): boolean {
  if (reason.kind !== 'together' || reason.with.length === 0) return false;
  const met: readonly TopicId[] = [topic, ...reason.with];
  return met.every((id) => pattern.topics.includes(id));
}
