import { useId } from 'react';
import type { KeptSummary, RecordPlace } from '#deidentified/record/record-view.ts';
import { KeptList } from './kept-list.tsx';
import { RecordStanding } from './record-standing.tsx';
import type { View } from './view.ts';

/** What is kept of the learner on this computer: of each kind how much, and until when. The Privacy page's middle column. */
export function KeptSection({ view }: { readonly view: View }) {
  const { place } = view.state.record;
  return (
    <section className="sec kept" aria-labelledby="kept">
      <h2 className="h2" id="kept">
        Kept
      </h2>
      <p className="meta">{whereWords(place)}</p>
      {place.state === 'open' ? (
        <>
          <KeptList {...place.kept} />
          <Retention view={view} settings={place.kept.settings} />
        </>
      ) : (
        <NothingKept />
      )}
      <RecordStanding view={view} />
    </section>
  );
}

function whereWords({ state }: RecordPlace): string {
  switch (state) {
    case 'open':
      return 'Encrypted here, under your key';
    case 'locked':
      return 'Encrypted here, locked';
    case 'damaged':
      return 'Encrypted here, damaged';
    case 'looking':
    case 'none':
    case 'memory-only':
      return 'Nothing on this computer';
  }
}

function NothingKept() {
  return (
    <ul className="kept-list">
      <li>
        <span>Marks, answers and settings of this session</span>
        <span>until it ends</span>
      </li>
      <li>
        <span>Anything that names a patient</span>
        <span>never</span>
      </li>
    </ul>
  );
}

const LEARNING_MONTHS = [6, 12, 24, 36, 60] as const;
const NOTE_MONTHS = [6, 12, 24] as const;

/** How long things are kept, as the learner sets it. */
function Retention({
  view,
  settings,
}: {
  readonly view: View;
  readonly settings: KeptSummary['settings'];
}) {
  const { learningMonths, noteMonths } = settings;
  return (
    <>
      <Months
        label="Keep learning for"
        offered={LEARNING_MONTHS}
        value={learningMonths}
        choose={(months) => {
          view.ask({ type: 'keep-for', learningMonths: months, noteMonths });
        }}
      />
      <Months
        label="Keep notes for"
        offered={NOTE_MONTHS}
        value={noteMonths}
        choose={(months) => {
          view.ask({ type: 'keep-for', learningMonths, noteMonths: months });
        }}
      />
    </>
  );
}

function Months({
  label,
  offered,
  value,
  choose,
}: {
  readonly label: string;
  readonly offered: readonly number[];
  readonly value: number;
  readonly choose: (months: number) => void;
}) {
  const id = useId();
  const known = [...new Set([...offered, value])].toSorted((a, b) => a - b);
  return (
    <p className="choice choice--long">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          choose(Number(currentTarget.value));
        }}
      >
        {known.map((months) => (
          <option key={months} value={months}>
            {months} months
          </option>
        ))}
      </select>
    </p>
  );
}
