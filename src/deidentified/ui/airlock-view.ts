import type { Source } from '#deidentified/catalog/pack.ts';
import { showPlainPage, written } from './plain-page.ts';

/**
 * Names the host a source stands on and what it will see, and offers the way there: a plain link that sends no referrer, leaves no
 * opener, and carries nothing of ours. Undefined, for an id the pack does not know, offers no way at all.
 */
export function showSource(document: Document, source: Source | undefined): void {
  showPlainPage(document, source === undefined ? unknown(document) : known(document, source));
}

function known(document: Document, source: Source): readonly HTMLElement[] {
  const { host } = new URL(source.url);
  const link = written(document, 'a', [`Continue to ${host}`, 'btn btn--solid']);
  link.setAttribute('href', source.url);
  link.setAttribute('rel', 'noopener noreferrer');
  link.setAttribute('referrerpolicy', 'no-referrer');
  return [
    written(document, 'p', ['You are leaving Foreword', 'eyebrow']),
    written(document, 'h1', [source.title, 'h2']),
    written(document, 'p', [`${source.publisher}, ${String(source.year)}`, 'sub']),
    written(document, 'p', [
      `${host} will see your network’s address and the page you open. Foreword sends it nothing: no referrer, no query, no word of why you came.`,
      'read',
    ]),
    link,
    written(document, 'p', [source.url, 'meta mono']),
  ];
}

function unknown(document: Document): readonly HTMLElement[] {
  return [
    written(document, 'h1', ['No such source', 'h1']),
    written(document, 'p', [
      'This address names no source of the installed pack, so it leads nowhere. Close this window and open the source from its card.',
      'read',
    ]),
  ];
}
