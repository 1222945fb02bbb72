import { isObject } from '#boundary/guards.ts';

/** A window driven by nothing but `Runtime.evaluate`: a driver that listens to the network keeps every answer in the renderer. */
export interface BarePage {
  /** Evaluates an expression in the page. */
  readonly ask: (expression: string) => Promise<unknown>;
  readonly go: (address: string) => Promise<void>;
}

/** Opens an address in a new window of the browser that is driven at this port. */
export async function openBarePage(port: number, address: string): Promise<BarePage> {
  const made = await fetch(`${drivenAt(port)}/new?${encodeURIComponent(address)}`, {
    method: 'PUT',
  });
  return drive(await made.json());
}

/** Finds a frame of another site than its window’s by a part of its address; fails after a minute. */
export async function openFrame(port: number, part: string): Promise<BarePage> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const targets: unknown = await (await fetch(`${drivenAt(port)}/list`)).json();
    const found = (Array.isArray(targets) ? targets.filter(isObject) : []).find(({ url }) =>
      String(url).includes(part),
    );
    if (found !== undefined) return drive(found);
    await pause();
  }
  throw new Error(`no frame of ${part}`);
}

function drivenAt(port: number): string {
  return `http://127.0.0.1:${String(port)}/json`;
}

async function drive(target: unknown): Promise<BarePage> {
  const socket = new WebSocket(String(isObject(target) ? target['webSocketDebuggerUrl'] : ''));
  await new Promise((resolve) => {
    socket.addEventListener('open', resolve);
  });
  let last = 0;
  const send = (method: string, params: object): Promise<unknown> => {
    last += 1;
    const id = last;
    return new Promise((resolve) => {
      const hear = ({ data }: MessageEvent<unknown>) => {
        const said: unknown = JSON.parse(String(data));
        if (!isObject(said) || said['id'] !== id) return;
        socket.removeEventListener('message', hear);
        resolve(said['result']);
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  return {
    ask: async (expression) => {
      const answer = await send('Runtime.evaluate', { expression, userGesture: true });
      const result = isObject(answer) ? answer['result'] : undefined;
      return isObject(result) ? result['value'] : undefined;
    },
    go: async (next) => {
      await send('Page.navigate', { url: next });
    },
  };
}

/** Asks until the answer is true; fails after a minute. */
export async function until(page: BarePage, expression: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if ((await page.ask(expression)) === true) return;
    await pause();
  }
  throw new Error(`never came: ${expression}`);
}

const TRIES = 240;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 250));
}
