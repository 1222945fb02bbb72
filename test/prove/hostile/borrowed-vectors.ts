import type { Vector } from './aim.ts';
import { fetchOf } from './elements.ts';

const https = (host: string): string => `https://${host}/`;

/** A window that holds another document of the same origin, used for what that document’s headers let through. */
export function borrowed(name: string, what: string, path: string): readonly Vector[] {
  const enter = async (own: string): Promise<Window> => {
    const opened = open(`${own}${path}`);
    if (opened === null) throw new Error('no window');
    await new Promise((resolve) => setTimeout(resolve, 700));
    return opened;
  };
  return [
    {
      name: `window-${name}-fetch`,
      api: `fetch of a window that holds ${what}`,
      attempt: async ({ own, host }) => fetchOf(await enter(own), https(host)),
    },
    {
      name: `window-${name}-preconnect`,
      api: `preconnect in a window that holds ${what}`,
      attempt: async ({ own, host }) => {
        const { document: inner } = await enter(own);
        const hint = inner.createElement('link');
        hint.rel = 'preconnect';
        hint.href = https(host);
        inner.head.append(hint);
      },
    },
    {
      name: `window-${name}-location`,
      api: `an own script navigates a window that holds ${what}`,
      attempt: async ({ own, host }) => {
        const inner = await enter(own);
        const way = inner.document.createElement('a');
        way.href = https(host);
        inner.document.body.append(way);
        way.click();
      },
    },
  ];
}
