import { WAYS } from '#boundary/egress.ts';
import { countOf, type SentRow } from '#deidentified/ledger/sent-rows.ts';
import { sourceAt } from '#deidentified/catalog/source-places.ts';
import type { OpenedSource } from '#deidentified/ledger/session-ledger.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { PURPOSE_TEXT, ZONE_TEXT } from './privacy-sentences.ts';
import { bytesWords } from './privacy-words.ts';
import type { Traffic } from '#deidentified/ledger/traffic.ts';
import type { Ehr } from './view.ts';

/** Requests to one host, as the table shows them. */
export interface HostGroup {
  readonly host: string;
  readonly whose: string;
  readonly lines: readonly EgressLine[];
}

export interface EgressLine {
  readonly key: string;
  /** Method and shape of path. */
  readonly path: string;
  readonly zone: string;
  readonly purpose: string;
  readonly holds: string;
  /** What came of them, where it was not an answer. */
  readonly outcome: string | null;
  readonly requests: string;
  readonly bytes: string;
}

/** The ledger by host: the app’s, the EHR’s, then the sources that were opened. Pure. */
export function hostGroups(
  rows: readonly SentRow[],
  {
    state,
    traffic,
    ehr,
  }: { readonly state: SessionState; readonly traffic: Traffic; readonly ehr: Ehr },
): readonly HostGroup[] {
  const groups = new Map<string, { whose: Set<string>; rows: SentRow[] }>();
  for (const row of rows) {
    const { host } = WAYS[row.purpose];
    if (host === 'source') continue;
    const name = host === 'other' ? 'Other hosts' : traffic.hosts[host];
    const group = groups.get(name) ?? { whose: new Set<string>(), rows: [] };
    group.whose.add(whoseIs(host, ehr));
    group.rows.push(row);
    groups.set(name, group);
  }
  return [
    ...[...groups].map(([host, group]) => ({
      host,
      whose: [...group.whose].join('; '),
      lines: linesOf(group.rows),
    })),
    ...sourceGroups(state),
  ];
}

function whoseIs(host: 'app' | 'sign-in' | 'token' | 'ehr' | 'other', ehr: Ehr): string {
  if (host === 'other') return 'not Foreword’s doing';
  return host === 'app' ? 'the host of this app' : `your EHR, ${ehr.name}`;
}

/** One line for each purpose: its outcomes are said in words. */
function linesOf(rows: readonly SentRow[]): readonly EgressLine[] {
  return [...new Set(rows.map(({ purpose }) => purpose))].map((purpose) => {
    const { method, path, zone } = WAYS[purpose];
    const same = rows.filter((row) => row.purpose === purpose);
    return {
      key: purpose,
      path: method === 'any' ? path : `${method} ${path}`,
      zone: ZONE_TEXT[zone],
      ...PURPOSE_TEXT[purpose],
      outcome: outcomeWords(same),
      requests: String(countOf(same)),
      bytes: bytesWords(bytesOf(same)),
    };
  });
}

/** Null as soon as one of them was not measured. */
export function bytesOf(rows: readonly SentRow[]): number | null {
  return rows.reduce<number | null>(
    (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
    0,
  );
}

function outcomeWords(rows: readonly SentRow[]): string | null {
  const refused = countOf(rows.filter(({ outcome }) => outcome === 'refused'));
  const unanswered = countOf(rows.filter(({ outcome }) => outcome === 'no-answer'));
  const said = [
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(unanswered > 0 ? [`${unanswered} without an answer`] : []),
  ];
  return said.length === 0 ? null : said.join(', ');
}

/** Each source by the host it stands on, as the pack names it. */
function sourceGroups({ ledger, catalog }: SessionState): readonly HostGroup[] {
  const packs = catalog.state === 'ready' ? catalog.catalog.packs : [];
  const opened = ledger.sources.flatMap((one) => {
    const url = sourceAt(packs, one.source)?.url;
    return url === undefined ? [] : [{ host: new URL(url).host, step: one.step }];
  });
  return [...new Set(opened.map(({ host }) => host))].map((host) => ({
    host,
    whose: 'a source you opened',
    lines: STEPS.flatMap((step) => {
      const times = opened.filter((one) => one.host === host && one.step === step).length;
      return times === 0 ? [] : [{ key: step, ...sourceLine(step, times) }];
    }),
  }));
}

type Step = OpenedSource['step'];
const STEPS: readonly Step[] = ['left', 'opened', 'asked'];

function sourceLine(step: Step, times: number): Omit<EgressLine, 'key'> {
  const { path, zone, method } = WAYS.source;
  return {
    path: `${method} ${path}`,
    zone: ZONE_TEXT[zone],
    outcome: times > 1 ? `${times} times` : null,
    ...SOURCE_TEXT[step],
    requests: step === 'left' ? String(times) : step === 'opened' ? '0' : 'not known',
    bytes: step === 'opened' ? bytesWords(0) : bytesWords(null),
  };
}

const SOURCE_TEXT: Readonly<Record<Step, Pick<EgressLine, 'purpose' | 'holds'>>> = {
  left: PURPOSE_TEXT.source,
  opened: {
    purpose: 'You opened the page that names it',
    holds: 'Nothing was sent there: that page asks before it goes',
  },
  asked: {
    purpose: 'You opened the page that names it',
    holds: 'Whether you went on, this page has not been told',
  },
};
