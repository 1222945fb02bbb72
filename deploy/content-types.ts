/** The media type of a built file by its ending. Throws on an ending without a row: a guessed type is a sniffed one. */
export function contentTypeOf(file: string): string {
  const ending = /\.(\w+)$/.exec(file)?.[1] ?? '';
  const type = CONTENT_TYPES[ending];
  if (type === undefined) throw new Error(`no content type for ${file}`);
  return TEXTUAL.has(type) ? `${type}; charset=utf-8` : type;
}

/** Endings that the build may make, and nothing else it does. */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  txt: 'text/plain',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

/** Types that are sent with their charset. */
export const TEXTUAL: ReadonlySet<string> = new Set([
  'text/html',
  'text/javascript',
  'text/css',
  'text/plain',
  'application/json',
  'application/x-ndjson',
]);
