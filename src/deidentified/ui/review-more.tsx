import { type ReactNode, useState } from 'react';
import { focusInPlace } from './focus.ts';

/** How many rows of a list are shown at first, and how many more at a time. */
const FIRST = 8;
const MORE = 40;

/** As much of a long list as was asked for. The end of it says so, and takes the focus of the button that led there. */
export function LongList<Row>({
  rows,
  keyOf,
  inSight,
  className = 'rows',
  children,
}: {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The row that must be shown, by its key. */
  readonly inSight: string | null;
  readonly className?: 'rows' | 'src';
  readonly children: (row: Row) => ReactNode;
}) {
  const [most, setMost] = useState(() => mostWith(inSight, rows.map(keyOf)));
  return (
    <>
      <ul className={className}>
        {rows.slice(0, most).map((row) => (
          <li key={keyOf(row)}>{children(row)}</li>
        ))}
      </ul>
      <More
        left={rows.length - most}
        all={most === FIRST ? null : rows.length}
        onMore={() => {
          setMost(most + MORE);
        }}
      />
    </>
  );
}

/** So many that the row which must be shown is among them. */
function mostWith(inSight: string | null, keys: readonly string[]): number {
  const place = inSight === null ? -1 : keys.indexOf(inSight);
  return place < FIRST ? FIRST : place + 1;
}

function More({
  left,
  all,
  onMore,
}: {
  readonly left: number;
  /** How many there are, once more than the first were asked for. */
  readonly all: number | null;
  readonly onMore: () => void;
}) {
  if (left <= 0) {
    return all === null ? null : (
      <p className="meta" tabIndex={-1} ref={focusInPlace}>
        That is all {all.toLocaleString('en-US')}.
      </p>
    );
  }
  return (
    <p className="meta">
      <button type="button" className="txt" onClick={onMore}>
        Show more
      </button>{' '}
      {left.toLocaleString('en-US')} left
    </p>
  );
}
