import { AIRLOCK_WORD, type AirlockWord } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import type { LedgerChange } from './session-ledger.ts';

/**
 * Where the airlock's word is heard: by the one page that the source was asked for on, and by no other instance in this browser; in a frame
 * only where storage is shared.
 */
export function airlockChannel(page: URL, instance: string): string {
  return `foreword:airlock:${new URL('.', page).pathname}${instance}`;
}

/** Names one page for as long as it is open; 64 random bits, so that no other has the same. */
export function instanceName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** The airlock's address for a source by its place. An address is kept in the browser's history, so it names no subject. */
export function airlockAddress(place: number, instance: string): string {
  return `go.html#${String(place)}.${instance}`;
}

/** What such an address says; undefined where it is none. */
export function parseAirlockAddress(
  address: string,
): { readonly place: number; readonly instance: string } | undefined {
  const [, place, instance] = /^go\.html#(\d{1,4})\.([\da-f]{16})$/.exec(address) ?? [];
  return place === undefined || instance === undefined
    ? undefined
    : { place: Number(place), instance };
}

/** Tells a page's ledger of each source that is asked for on it, and of what the airlock says. The page itself never speaks there. */
export function hearSources(
  document: Document,
  channel: BroadcastChannel,
  tell: (change: LedgerChange) => void,
): void {
  const onPress = ({ target, button }: MouseEvent) => {
    const source = button === RIGHT_BUTTON ? undefined : sourceAsked(target);
    if (source !== undefined) tell({ type: 'source-asked', source });
  };
  document.addEventListener('click', onPress);
  document.addEventListener('auxclick', onPress);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const word = admit(AIRLOCK_WORD, data);
    if (word !== undefined) tell({ type: 'airlock-told', word });
  });
}

/** Opens a menu, and nothing else. */
const RIGHT_BUTTON = 2;

function sourceAsked(target: EventTarget | null): number | undefined {
  const link = target instanceof Element ? target.closest('a') : null;
  return parseAirlockAddress(link?.getAttribute('href') ?? '')?.place;
}

/** What the airlock may say; undefined where there is nothing to say it of. */
export function airlockWord(
  step: AirlockWord['step'],
  source: number,
  files: number,
): AirlockWord | undefined {
  return admit(AIRLOCK_WORD, { step, source, files });
}
