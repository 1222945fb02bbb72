import type { BrowserContext, Page } from 'playwright-core';
import { CANARY_PATTERN } from '#sandbox/clinic/canary.ts';

/** Everything a run of the app leaves where someone else could read it, gathered while it runs. */
export interface Traces {
  /** Addresses and bodies of requests to anywhere but the EHR. */
  readonly requests: string[];
  /** Addresses and bodies of requests to the EHR: here patient data is at home. */
  readonly ehrRequests: string[];
  /** What was written to the console, by page or worker, and what was thrown. */
  readonly console: string[];
  /** Addresses and titles that documents of the app ever had. */
  readonly addresses: string[];
}

/** Listens to a whole browser context. `ehr` is the only origin that may see patient data. */
export function followTraces(context: BrowserContext, ehr: string): Traces {
  const traces: Traces = { requests: [], ehrRequests: [], console: [], addresses: [] };
  context.on('request', (request) => {
    const line = `${request.method()} ${request.url()} ${request.postData() ?? ''}`;
    const isEhr = new URL(request.url()).origin === ehr;
    (isEhr ? traces.ehrRequests : traces.requests).push(line);
  });
  context.on('console', (message) => traces.console.push(message.text()));
  context.on('weberror', (error) => traces.console.push(String(error.error())));
  context.on('page', (page) => {
    page.on('framenavigated', (frame) => {
      if (!frame.url().startsWith(ehr)) traces.addresses.push(frame.url());
    });
  });
  return traces;
}

/** Records every message that any worker posts to its page, before the page sees it. Call before the first navigation. */
export async function recordWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const said: unknown[] = [];
    Object.defineProperty(globalThis, 'workerMessages', { value: said });
    globalThis.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        this.addEventListener('message', ({ data }: MessageEvent<unknown>) => said.push(data));
      }
    };
  });
}

/** What the app's document holds at this moment: its markup, its stores, its history, and what its workers said. */
export async function dumpDocument(page: Pick<Page, 'evaluate'>): Promise<Dump> {
  const visited = await page.evaluate<unknown>('navigation.entries().map(({ url }) => url)');
  const dump = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const cached = await caches.keys();
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const [name] of root.entries()) files.push(name);
    const fields = [...document.querySelectorAll('input, textarea, select')].map((field) =>
      field instanceof HTMLInputElement ? field.value : field.textContent,
    );
    return {
      markup: document.documentElement.outerHTML,
      fields: fields.join('\n'),
      title: document.title,
      address: location.href,
      name: window.name,
      history: JSON.stringify(history.state),
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      cookies: document.cookie,
      databases: JSON.stringify(databases),
      caches: JSON.stringify(cached),
      files: JSON.stringify(files),
      workerMessages: JSON.stringify(Reflect.get(globalThis, 'workerMessages')),
    };
  });
  return { ...dump, visited: JSON.stringify(visited) };
}

export type Dump = Readonly<Record<string, string>>;

/** Every mark of a patient in these texts. */
export function canariesIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => decoded(text).match(CANARY_PATTERN) ?? []);
}

/** As written, and with percent encoding undone. */
function decoded(text: string): string {
  return `${text} ${text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))}`;
}
