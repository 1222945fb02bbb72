import type { Source } from '#deidentified/catalog/pack.ts';
import { showPlainPage, written } from './plain-page.ts';

/**
 * Names the host a source stands on and what it will see, and offers the way there: a plain link that sends no referrer, leaves no
 * opener, and carries nothing of ours; `onLeave` is called when it is taken. Undefined, for an id the pack does not know, offers no way at all.
 */
export function showSource(
  document: Document,
  source: Source | undefined,
  onLeave: () => void,
): void {
  const way = source === undefined ? undefined : wayTo(document, source);
  way?.addEventListener('click', onLeave);
  way?.addEventListener('auxclick', ({ button }) => {
    if (button === MIDDLE_BUTTON) onLeave();
  });
  showPlainPage(
    document,
    source === undefined || way === undefined ? unknown(document) : known(document, source, way),
  );
}

/** Opens a link in a new tab. */
const MIDDLE_BUTTON = 1;

function wayTo(document: Document, { url }: Source): HTMLElement {
  const link = written(document, 'a', [`Continue to ${new URL(url).host}`, 'btn btn--solid']);
  link.setAttribute('href', url);
  link.setAttribute('rel', 'noopener noreferrer');
  link.setAttribute('referrerpolicy', 'no-referrer');
  return link;
}

function known(document: Document, source: Source, way: HTMLElement): readonly HTMLElement[] {
  const { host } = new URL(source.url);
  return [
    written(document, 'p', ['You are leaving Foreword', 'eyebrow']),
    written(document, 'h1', [source.title, 'h2']),
    written(document, 'p', [`${source.publisher}, ${String(source.year)}`, 'sub']),
    written(document, 'p', [
      `${host} will see your network’s address, the page you open, and what your browser tells every site. Foreword sends it nothing: no referrer, no query of ours, no word of why you came.`,
      'read',
    ]),
    way,
    written(document, 'p', [source.url, 'meta mono']),
  ];
}

function unknown(document: Document): readonly HTMLElement[] {
  return [
    written(document, 'h1', ['No source to go to', 'h1']),
    written(document, 'p', [
      'You came back here, or this address names no source of the installed packs: which source it was is not kept in the address. Close this window and open the source again from its card.',
      'read',
    ]),
  ];
}
