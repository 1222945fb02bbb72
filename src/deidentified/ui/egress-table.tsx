import { countOf, type SentRow } from '#deidentified/ledger/sent-rows.ts';
import { bytesOf, type EgressLine, type HostGroup, hostGroups } from './egress-groups.ts';
import { bytesWords } from './privacy-words.ts';
import type { View } from './view.ts';

const COLUMNS = 6;

/** Every request that is written down, grouped by host. */
export function EgressTable({
  view,
  rows,
}: {
  readonly view: View;
  readonly rows: readonly SentRow[];
}) {
  const measured = rows.filter(({ bytes }) => bytes !== null);
  return (
    <table className="tb led">
      <caption className="vh">Requests that left this device in this session</caption>
      <thead>
        <tr>
          <th scope="col">Method and path</th>
          <th scope="col">From</th>
          <th scope="col">Purpose</th>
          <th scope="col">What the request contained</th>
          <th scope="col" className="num">
            Requests
          </th>
          <th scope="col" className="num">
            Sent
          </th>
        </tr>
      </thead>
      {hostGroups(rows, view).map((group) => (
        <HostRows key={group.host} group={group} />
      ))}
      <tfoot>
        <tr>
          <th scope="row" className="way">
            All
          </th>
          <td className="from" />
          <td className="pu" />
          <td className="co" />
          <td className="num by">{countOf(rows)}</td>
          <td className="num kb">{bytesWords(measured.length === 0 ? null : bytesOf(measured))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function HostRows({ group: { host, whose, lines } }: { readonly group: HostGroup }) {
  return (
    <tbody>
      <tr className="hd">
        <th scope="rowgroup" colSpan={COLUMNS}>
          <b>{host}</b> <span className="meta">{whose}</span>
        </th>
      </tr>
      {lines.map((line) => (
        <LineRow key={line.key} line={line} />
      ))}
    </tbody>
  );
}

function LineRow({
  line: { path, zone, purpose, holds, outcome, requests, bytes },
}: {
  readonly line: EgressLine;
}) {
  return (
    <tr>
      <td className="way">
        <code>{path}</code>
      </td>
      <td className="from">{zone}</td>
      <td className="pu">
        {purpose}
        {outcome !== null && <span className="meta">{outcome}</span>}
      </td>
      <td className="co">{holds}</td>
      <td className="num by">{requests}</td>
      <td className="num kb">{bytes}</td>
    </tr>
  );
}
