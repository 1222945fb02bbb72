import type { RankedItem } from '#deidentified/ranking/brief.ts';
import { CONTROL_TEXT, FACTOR_TEXT, type ReasonControl } from './factor-text.ts';
import { focusOn, MINUTES_ID, READER_ID } from './focus.ts';
import { counterfactualWords, isSensitiveItem, isWithheld, reasonWords } from './reason-words.ts';
import { CardDates } from './review-status.tsx';
import type { View } from './view.ts';
import { WishActions, wishOn } from './wish-actions.tsx';
import { isCounted, titleOf, whySentence } from './wording.ts';

interface WhyProps {
  readonly view: View;
  readonly item: RankedItem;
}

/** One sentence of why, and behind *Details* the main reasons with what can be done about them, and what was weighed. */
export function WhyDetails({ view, item }: WhyProps) {
  const isPinned = wishOn(item.id, view.state.wishes) === 'pin';
  return (
    <details className="more why">
      <summary>
        <span className="vh">Details of {titleOf(item)}. </span>
        <b>Why</b> {whySentence(item)}
      </summary>
      <Reasons view={view} item={item} />
      <p className="meta">{counterfactualWords(item, isPinned)}</p>
      <WishActions view={view} item={item} />
      <FactorTable item={item} />
      {item.kind === 'card' && <CardDates card={item.card} />}
    </details>
  );
}

function Reasons({ view, item }: WhyProps) {
  const reasons = reasonWords(item);
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons">
      {reasons.map(({ control, words }, row) => (
        <li key={words}>
          {words}{' '}
          {reasons.findIndex((one) => one.control === control) === row && (
            <button
              type="button"
              className="txt"
              onClick={() => {
                answerReason(control, view, item);
              }}
            >
              {CONTROL_TEXT[control]}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function answerReason(control: ReasonControl, view: View, item: RankedItem): void {
  const { profile } = view.state;
  const about = `topic:${item.topic}`;
  switch (control) {
    case 'less':
      view.act({ type: 'wished', wish: { about, wish: 'less' } });
      return;
    case 'usual':
      view.act({ type: 'wished', wish: { about, wish: null } });
      return;
    case 'goal': {
      const goals = profile.goals.filter((goal) => goal !== item.topic);
      view.act({ type: 'profile-changed', profile: { ...profile, goals } });
      return;
    }
    case 'known':
      if (item.kind === 'card') view.sayKnown(item.id);
      else view.act({ type: 'marked', item: item.id, mark: 'known' });
      return;
    case 'reader':
      focusOn(READER_ID);
      return;
    case 'minutes':
      focusOn(MINUTES_ID);
  }
}

/** The factors in words, with their weight where that gives no small count away. */
export function FactorTable({ item }: { readonly item: RankedItem }) {
  const isWhole = item.chosenBy === 'practice' || isCounted(item);
  const factors = isSensitiveItem(item)
    ? item.factors.filter(({ name }) => !isWithheld(item, name))
    : item.factors;
  if (factors.length === 0) return null;
  return (
    <table className="tb factors">
      <caption className="vh">What was weighed</caption>
      <thead>
        <tr>
          <th scope="col">What was weighed</th>
          <th scope="col" className="num">
            Weight
          </th>
        </tr>
      </thead>
      <tbody>
        {isWhole && <Row name="Questions that a visit raises" value={weightWords(item.base)} />}
        {factors.map(({ name, value }) => (
          <Row
            key={name}
            name={FACTOR_TEXT[name]}
            value={isWithheld(item, name) ? 'on your list' : factorWords(value)}
          />
        ))}
      </tbody>
      {isWhole && (
        <tfoot>
          <Row name="Multiplied" value={weightWords(item.score)} />
        </tfoot>
      )}
    </table>
  );
}

function Row({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">{value}</td>
    </tr>
  );
}

function factorWords(value: number): string {
  const words = weightWords(value);
  return Number(words) === 1 ? 'no change' : `× ${words}`;
}

/** Two figures that count, so that small weights still multiply. */
function weightWords(value: number): string {
  return value >= 1
    ? value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    : value.toLocaleString('en-US', { maximumSignificantDigits: 2 });
}
