import type { FactorName, RankedItem } from '#deidentified/ranking/brief.ts';
import { topicOf } from '#boundary/topic.ts';
import { CardDates } from './review-status.tsx';
import { FACTOR_TEXT } from './sentences.ts';
import { isCounted, titleOf, whySentence } from './wording.ts';

/** One sentence of why, and behind *Details* what the order was made of. */
export function WhyDetails({ item }: { readonly item: RankedItem }) {
  return (
    <details className="more why">
      <summary>
        <span className="vh">Details of {titleOf(item)}. </span>
        <b>Why</b> {whySentence(item)}
      </summary>
      <FactorTable item={item} />
      {item.kind === 'card' && <CardDates card={item.card} />}
    </details>
  );
}

/** Factors whose size tells how many visits there are. */
const FROM_VISITS: ReadonlySet<FactorName> = new Set(['visits']);

/** The factors in words, with their weight where that gives no small count away. */
export function FactorTable({ item }: { readonly item: RankedItem }) {
  const counted = isCounted(item) || !('visits' in item.reason || item.reason.kind === 'uncounted');
  const factors = topicOf(item.topic).sensitive
    ? item.factors.filter(({ name }) => !FROM_VISITS.has(name) && name !== 'practice')
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
        {factors.map(({ name, value }) => (
          <tr key={name}>
            <th scope="row">{FACTOR_TEXT[name]}</th>
            <td className="num">
              {counted || !FROM_VISITS.has(name) ? factorWords(value) : 'on your list'}
            </td>
          </tr>
        ))}
      </tbody>
      {counted && (
        <tfoot>
          <tr>
            <th scope="row">Multiplied</th>
            <td className="num">{weightWords(item.score)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function factorWords(value: number): string {
  const words = weightWords(value);
  return words === '1.00' ? 'no change' : `× ${words}`;
}

function weightWords(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
