import type { Vector } from './aim.ts';
import { address, markup } from './anywhere-vectors.ts';
import { borrow, draw, fetchOf, framed, link, put, speculate, svg } from './elements.ts';

const https = (host: string): string => `https://${host}/`;

/** Ways out by what a document shows: elements, styles, fonts, media. */
export const ELEMENTS: readonly Vector[] = [
  { name: 'image', api: 'img', attempt: ({ host }) => put('img', { src: https(host) }) },
  {
    name: 'image-srcset',
    api: 'img srcset',
    attempt: ({ host }) => put('img', { srcset: `${https(host)} 1x` }),
  },
  {
    name: 'picture',
    api: 'picture source',
    attempt: ({ host }) => {
      const picture = put('picture');
      put('source', { srcset: https(host) }, picture);
      put('img', {}, picture);
    },
  },
  {
    name: 'svg-image',
    api: 'SVG image',
    attempt: ({ host }) => draw('image', { href: https(host), width: '9', height: '9' }),
  },
  {
    name: 'svg-filter-image',
    api: 'SVG feImage',
    attempt: ({ host }) => {
      const filter = draw('filter', { id: 'f' });
      filter.append(svg('feImage', { href: https(host) }));
      draw('rect', { filter: 'url(#f)', width: '9', height: '9' });
    },
  },
  {
    name: 'css-background',
    api: 'CSS background through the object model',
    attempt: ({ host }) => {
      put('div').style.backgroundImage = `url(${https(host)})`;
    },
  },
  {
    name: 'css-cursor',
    api: 'CSS cursor',
    attempt: ({ host }) => {
      put('div').style.cursor = `url(${https(host)}), auto`;
    },
  },
  {
    name: 'css-mask',
    api: 'CSS mask',
    attempt: ({ host }) => {
      put('div').style.maskImage = `url(${https(host)})`;
    },
  },
  {
    name: 'css-import',
    api: 'style with @import',
    attempt: ({ host }) => {
      put('style').textContent = `@import url(${https(host)}x.css);`;
    },
  },
  {
    name: 'css-font',
    api: 'style with @font-face',
    attempt: ({ host }) => {
      put('style').textContent =
        `@font-face{font-family:q${String(host.length)};src:url(${https(host)})}`;
      const text = put('p');
      text.textContent = 'x';
      text.style.fontFamily = `q${String(host.length)}`;
    },
  },
  {
    name: 'css-adopted',
    api: 'constructed style sheet',
    attempt: async ({ host }) => {
      const sheet = new CSSStyleSheet();
      await sheet.replace(`body{background-image:url(${https(host)})}`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
  },
  {
    name: 'script',
    api: 'script src',
    attempt: ({ host }) => put('script', { src: address(`${https(host)}x.js`) }),
  },
  {
    name: 'link-stylesheet',
    api: 'link stylesheet',
    attempt: ({ host }) => link('stylesheet', `${https(host)}x.css`),
  },
  { name: 'link-icon', api: 'link icon', attempt: ({ host }) => link('icon', https(host)) },
  {
    name: 'link-manifest',
    api: 'link manifest',
    attempt: ({ host }) => link('manifest', `${https(host)}x.json`),
  },
  {
    name: 'link-prefetch',
    api: 'link prefetch',
    attempt: ({ host }) => link('prefetch', https(host)),
  },
  {
    name: 'link-preload',
    api: 'link preload',
    attempt: ({ host }) => link('preload', https(host), { as: 'image' }),
  },
  {
    name: 'link-module-preload',
    api: 'link modulepreload',
    attempt: ({ host }) => link('modulepreload', `${https(host)}x.js`),
  },
  {
    name: 'link-preconnect',
    api: 'link preconnect',
    attempt: ({ host }) => link('preconnect', https(host)),
  },
  {
    name: 'link-dns-prefetch',
    api: 'link dns-prefetch',
    attempt: ({ host }) => link('dns-prefetch', https(host)),
  },
  {
    name: 'speculation-prefetch',
    api: 'speculation rules, prefetch',
    attempt: ({ host }) => {
      speculate('prefetch', https(host));
    },
  },
  {
    name: 'speculation-prerender',
    api: 'speculation rules, prerender',
    attempt: ({ host }) => {
      speculate('prerender', https(host));
    },
  },
  { name: 'frame', api: 'iframe src', attempt: ({ host }) => put('iframe', { src: https(host) }) },
  {
    name: 'frame-srcdoc',
    api: 'iframe srcdoc',
    attempt: ({ host }) => put('iframe', { srcdoc: markup(`<img src="${https(host)}">`) }),
  },
  {
    name: 'frame-blank-fetch',
    api: 'fetch of an empty iframe',
    attempt: ({ host }) => fetchOf(framed('about:blank'), https(host)),
  },
  {
    name: 'frame-data',
    api: 'iframe of a data: page',
    attempt: ({ host }) => put('iframe', { src: `data:text/html,<img src="${https(host)}">` }),
  },
  {
    name: 'frame-blob',
    api: 'iframe of a blob: page',
    attempt: ({ host }) => {
      const page = new Blob([`<img src="${https(host)}">`], { type: 'text/html' });
      put('iframe', { src: URL.createObjectURL(page) });
    },
  },
  {
    name: 'frame-own-refusal',
    api: 'fetch of an iframe that holds the own host’s "not found"',
    attempt: ({ host, own }) => borrow(put('iframe', { src: `${own}no-such` }), https(host)),
  },
  {
    name: 'frame-own-file',
    api: 'fetch of an iframe that holds a file of the app',
    attempt: ({ host, own }) => borrow(put('iframe', { src: `${own}packs/x.txt` }), https(host)),
  },
  {
    name: 'object',
    api: 'object data',
    attempt: ({ host }) => put('object', { data: address(https(host)) }),
  },
  {
    name: 'embed',
    api: 'embed src',
    attempt: ({ host }) => put('embed', { src: address(https(host)) }),
  },
  {
    name: 'video',
    api: 'video src',
    attempt: ({ host }) => put('video', { src: https(host), preload: 'auto' }),
  },
  {
    name: 'video-poster',
    api: 'video poster',
    attempt: ({ host }) => put('video', { poster: https(host) }),
  },
  {
    name: 'audio',
    api: 'Audio',
    attempt: ({ host }) => {
      const audio = new Audio(https(host));
      audio.preload = 'auto';
      audio.load();
    },
  },
  {
    name: 'track',
    api: 'text track',
    attempt: ({ host }) => {
      const video = put('video', { crossorigin: 'anonymous' });
      put('track', { src: https(host), default: '', kind: 'captions' }, video);
      for (const track of video instanceof HTMLVideoElement ? video.textTracks : []) {
        track.mode = 'showing';
      }
    },
  },
  {
    name: 'input-image',
    api: 'input of type image',
    attempt: ({ host }) => put('input', { type: 'image', src: https(host) }),
  },
  {
    name: 'base',
    api: 'base href, then an image without a host',
    alone: true,
    attempt: ({ host }) => {
      put('base', { href: https(host) }, document.head);
      put('img', { src: 'x.png' });
    },
  },
];
