import { call } from './aim.ts';

/** Adds an element to the document. Values may be trusted ones, which `setAttribute` must be given as they are. */
export function put(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  place: Element = document.body,
): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  place.append(element);
  return element;
}

/** An empty frame’s window. */
export function framed(src: string): object {
  const frame = put('iframe', { src });
  const inner = frame instanceof HTMLIFrameElement ? frame.contentWindow : null;
  if (inner === null) throw new Error('no window');
  return inner;
}

/** Asks with another window’s `fetch`, under that window’s policy. */
export function fetchOf(inner: object, url: string): unknown {
  return call(inner, 'fetch', url, { mode: 'no-cors' });
}

/** Waits for a frame to load, then asks with its `fetch`. */
export async function borrow(frame: HTMLElement, url: string): Promise<void> {
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve);
  });
  const inner = frame instanceof HTMLIFrameElement ? frame.contentWindow : null;
  if (inner === null) throw new Error('no window');
  await fetchOf(inner, url);
}

/** An SVG element that is nowhere yet. */
export function svg(name: string, attributes: Readonly<Record<string, string>>): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Adds an SVG shape on a canvas of its own. */
export function draw(name: string, attributes: Readonly<Record<string, string>>): Element {
  const canvas = svg('svg', { width: '9', height: '9' });
  const shape = svg(name, attributes);
  canvas.append(shape);
  document.body.append(canvas);
  return shape;
}

/** Adds a link to the head. */
export function link(
  rel: string,
  href: string,
  more: Readonly<Record<string, string>> = {},
): HTMLElement {
  return put('link', { rel, href, ...more }, document.head);
}

/** Adds speculation rules for one address. */
export function speculate(kind: 'prefetch' | 'prerender', url: string): void {
  const rules = document.createElement('script');
  rules.type = 'speculationrules';
  const written = JSON.stringify({ [kind]: [{ urls: [url], eagerness: 'immediate' }] });
  const policy: unknown = Reflect.get(globalThis, 'hostilePolicy');
  const isPolicy = typeof policy === 'object' && policy !== null;
  Reflect.set(rules, 'textContent', isPolicy ? call(policy, 'createScript', written) : written);
  document.head.append(rules);
}
