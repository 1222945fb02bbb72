import { isObject } from '#boundary/guards.ts';

/** One thing that was asked of a FHIR server: a search, a read, or an entry of a batch. */
export interface Ask {
  readonly type: string;
  readonly parameters: URLSearchParams;
  readonly status: number;
}

interface Exchanged {
  readonly url: URL;
  /** The body of the request. */
  readonly asked: string;
  readonly status: number;
  /** The body of the answer. */
  readonly text: string;
}

/** What one request asked, and how each was answered. */
export function asksOf({ url, asked, status, text }: Exchanged): readonly Ask[] {
  const entries = entriesOf(asked);
  if (entries !== undefined) {
    const answers = entriesOf(text) ?? [];
    return entries.map((entry, place) => {
      const relative = new URL(urlOf(entry), 'http://batch/');
      const said = Number.parseInt(textAt(answers[place], 'response', 'status'), 10);
      return { ...askOf(relative), status: status === 200 ? said : status };
    });
  }
  const form = asked.startsWith('{') ? '' : asked;
  const { type, parameters } = askOf(url);
  return [
    {
      type,
      parameters: new URLSearchParams([...parameters, ...new URLSearchParams(form)]),
      status,
    },
  ];
}

function askOf({ pathname, searchParams }: URL): Omit<Ask, 'status'> {
  const type = pathname.split('/').findLast((part) => /^[A-Z][A-Za-z]+$/.test(part)) ?? '';
  return { type, parameters: searchParams };
}

/** The entries of a batch or of its answer; undefined of anything else. */
export function entriesOf(body: string): readonly unknown[] | undefined {
  if (!body.startsWith('{')) return undefined;
  const parsed = parseJson(body);
  const isBatch = isObject(parsed) && String(parsed['type']).startsWith('batch');
  const entry = isBatch ? parsed['entry'] : undefined;
  return Array.isArray(entry) ? entry : undefined;
}

/** What a text says as JSON; undefined where it is none: other servers answer with anything. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The relative address that an entry of a batch asks. */
export function urlOf(entry: unknown): string {
  return textAt(entry, 'request', 'url');
}

function textAt(entry: unknown, part: string, member: string): string {
  const inside = isObject(entry) ? entry[part] : undefined;
  const value = isObject(inside) ? inside[member] : undefined;
  return typeof value === 'string' ? value : '';
}
