/**
 * Has the browser drop the copy of this page that it keeps for its back button, once the page is put away. Chromium keeps one in spite of
 * `no-store`, and with it the page's process and what the worker gave back there. The notice of an ended session is answered with
 * `Clear-Site-Data: "cache"`, which drops that copy, but only one that is there already: so it is asked for from `pagehide`, after which
 * the copy is made. `base` is the page's own address. Whether it worked, no page can know.
 */
export function dropCachedPage(fetchImpl: typeof fetch, base: string): void {
  // With the credentials of this origin, of which there are none: without them a browser does not obey the header.
  const asked = fetchImpl(new URL('ended.html', base), { keepalive: true, cache: 'no-store' });
  asked.catch(() => undefined);
}
