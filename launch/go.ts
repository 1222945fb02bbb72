import type { AirlockWord } from '#boundary/ledger-policy.ts';
import { showSource } from '#deidentified/ui/airlock-view.ts';
import { readOwnTenant } from '#deidentified/authorize/read-own-tenant.ts';
import { sourceAt } from '#deidentified/catalog/source-places.ts';
import {
  airlockChannel,
  airlockWord,
  parseAirlockAddress,
} from '#deidentified/ledger/hear-sources.ts';
import { openPacks } from '#deidentified/open-packs.ts';
import { tallyFiles } from '#deidentified/ledger/tally-loads.ts';
import '#deidentified/ui/styles/foreword.css';

/*
 * The airlock: the only page a source is opened from. It is told a place among the sources, and finds the address in the packs itself. It says
 * two words for the ledger, that it was opened and that it was left, and hears none.
 */

const page = new URL(location.href);
const { place, instance } = parseAirlockAddress(`go.html${page.hash}`) ?? {
  place: -1,
  instance: '',
};
const channel = new BroadcastChannel(airlockChannel(page, instance));
history.replaceState(null, '', location.pathname);
const { packs } = await openPacks(readOwnTenant(document).packs, { page, fetchFile: fetch });
const source = sourceAt(packs, place);
showSource(document, source, () => {
  say('left', 0); // what was loaded has been said
});
await document.fonts.ready;
if (source !== undefined) say('opened', tallyFiles(performance.getEntriesByType('resource'), page));

function say(step: AirlockWord['step'], files: number): void {
  const word = airlockWord(step, place, files);
  if (word !== undefined) channel.postMessage(word);
}
