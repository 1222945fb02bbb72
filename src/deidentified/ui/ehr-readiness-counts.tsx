import { tallyRows, type ToldRow } from '#deidentified/readiness/ehr-report.ts';

/** How many rows are ready, and how many are not, in words beside the figures. */
export function EhrReadinessCounts({ rows }: { readonly rows: readonly ToldRow[] }) {
  return (
    <ul className="counts" aria-label="Counts">
      {tallyRows(rows).map(({ verdict, count, words }) => (
        <li key={verdict}>
          <b className="num">{count}</b> {words}
        </li>
      ))}
    </ul>
  );
}
