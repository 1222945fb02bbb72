import { AIRLOCK_WORD, type AirlockWord } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import type { LedgerChange } from './session-ledger.ts';

/** Where the airlock's word is heard: by the other pages of its tenant in this browser, and in a frame only where storage is shared. */
export function airlockChannel(page: URL): string {
  return `foreword:airlock:${new URL('.', page).pathname}`;
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
  const [, place] = /^go\.html#(\d{1,4})$/.exec(link?.getAttribute('href') ?? '') ?? [];
  return place === undefined ? undefined : Number(place);
}

/** What the airlock may say; undefined where there is nothing to say it of. */
export function airlockWord(
  step: AirlockWord['step'],
  source: number,
  files: number,
): AirlockWord | undefined {
  return admit(AIRLOCK_WORD, { step, source, files });
}
