import type { AirlockWord, LaunchSent, Ledger } from '#boundary/ledger-policy.ts';

/** What the page knows of the requests that left the device, in memory and nowhere else. */
export interface SessionLedger {
  readonly worker: Pick<Ledger, 'extent' | 'rows'>;
  /** Null where the launch page's word did not reach this page. */
  readonly launch: LaunchSent | null;
  /** In the order they were opened. */
  readonly sources: readonly OpenedSource[];
}

/** A source that the reader opened, in a window of its own. */
export interface OpenedSource {
  /** Its place in the installed pack. */
  readonly source: number;
  /** Asked for here; opened, as its own page says; left, on to the source, as that page says. */
  readonly step: 'asked' | AirlockWord['step'];
  /** Files of the app that its page loaded; null until it says so. */
  readonly files: number | null;
}

export type LedgerChange =
  | { readonly type: 'launch-told'; readonly launch: LaunchSent }
  | { readonly type: 'source-asked'; readonly source: number }
  | { readonly type: 'airlock-told'; readonly word: AirlockWord };

/** A ledger without an entry. Where no worker is to start there is nothing more to wait for. */
export function firstLedger(isWorkerToStart: boolean): SessionLedger {
  const extent = isWorkerToStart ? 'so-far' : 'all';
  return { worker: { extent, rows: [] }, launch: null, sources: [] };
}

/** The ledger after a change. Pure. */
export function afterChange(ledger: SessionLedger, change: LedgerChange): SessionLedger {
  switch (change.type) {
    case 'launch-told':
      return { ...ledger, launch: change.launch };
    case 'source-asked':
      return withSource(ledger, { source: change.source, step: 'asked', files: null });
    case 'airlock-told':
      return afterWord(ledger, change.word);
  }
}

/** Those above it in a list the browser will never end are as many as anyone can read. */
const MOST_OPENED = 999;

function withSource(ledger: SessionLedger, opened: OpenedSource): SessionLedger {
  return { ...ledger, sources: [...ledger.sources, opened].slice(0, MOST_OPENED) };
}

/** A word is of the source that waits for it; one that nobody here asked for was opened another way, and is written down too. */
function afterWord(ledger: SessionLedger, { source, step, files }: AirlockWord): SessionLedger {
  const before = step === 'opened' ? 'asked' : 'opened';
  const place = ledger.sources.findIndex((one) => one.source === source && one.step === before);
  const known = ledger.sources[place];
  if (known === undefined) return withSource(ledger, { source, step, files });
  const opened: OpenedSource = { source, step, files: (known.files ?? 0) + files };
  return { ...ledger, sources: ledger.sources.with(place, opened) };
}
