import { type Aim, attemptAll, type Vector } from './aim.ts';
import { address, ANYWHERE } from './anywhere-vectors.ts';
import { MEANT } from './meant-vectors.ts';
import { DOCUMENT_ONLY } from './document-vectors.ts';
import { ELEMENTS } from './element-vectors.ts';

/* Stands in the place of the app's own script, in a document with exactly the headers of its zone, and tries to get out. */

interface Orders {
  readonly vectors: readonly string[];
  /** By name of the vector. */
  readonly aims: Readonly<Record<string, Aim>>;
  /** Have this worker try, not the document. */
  readonly worker: string | null;
}

const orders = read(decodeURIComponent(location.hash.slice(1)));

// Hostile code may make the page's one policy first, and let everything through it.
const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
if (factory instanceof Object && 'createPolicy' in factory) {
  const make: unknown = factory.createPolicy;
  const asItIs = (text: string): string => text;
  const rules = { createHTML: asItIs, createScript: asItIs, createScriptURL: asItIs };
  try {
    if (typeof make === 'function') {
      Reflect.set(globalThis, 'hostilePolicy', Reflect.apply(make, factory, ['foreword', rules]));
    }
  } catch {
    // no policy may be made here
  }
}

// A click first: much is only given to a page its reader has touched.
addEventListener('click', () => void begin(), { once: true });

async function begin(): Promise<void> {
  if (orders.worker !== null) {
    for (const type of ['classic', 'module'] as const) {
      new Worker(address(orders.worker), { type }).postMessage(orders);
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  } else {
    const chosen = [...ANYWHERE, ...MEANT, ...ELEMENTS, ...DOCUMENT_ONLY].filter(({ name }) =>
      orders.vectors.includes(name),
    );
    await attemptAll(chosen, ({ name }: Vector) => aimAt(name));
  }
  document.title = 'tried';
}

function aimAt(name: string): Aim {
  const aim = orders.aims[name];
  if (aim === undefined) throw new Error(`no aim for ${name}`);
  return aim;
}

function read(text: string): Orders {
  const held: { orders: Orders } = { orders: { vectors: [], aims: {}, worker: null } };
  Reflect.set(held, 'orders', JSON.parse(text));
  return held.orders;
}
