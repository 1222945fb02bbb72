/** One line of a calendar file: a property with its parameters, names in capitals. */
export interface ContentLine {
  readonly name: string;
  readonly params: ReadonlyMap<string, string>;
  readonly value: string;
}

/** Parses one unfolded line (RFC 5545, 3.1): undefined where it is none. A quoted parameter may hold what else would end it. */
export function parseContentLine(line: string): ContentLine | undefined {
  const colon = valueAt(line);
  if (colon === undefined) return undefined;
  const [name = '', ...params] = partsOf(line.slice(0, colon));
  if (!/^[A-Za-z0-9-]{1,40}$/.test(name)) return undefined;
  return {
    name: name.toUpperCase(),
    params: new Map(params.flatMap(parseParam)),
    value: line.slice(colon + 1),
  };
}

/** Where the value begins: at the first colon that no quotes hold. */
function valueAt(line: string): number | undefined {
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return at;
  }
  return undefined;
}

function partsOf(head: string): readonly string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] === '"') isQuoted = !isQuoted;
    else if (head[at] === ';' && !isQuoted) {
      parts.push(head.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, head.slice(from)];
}

function parseParam(part: string): readonly (readonly [string, string])[] {
  const equals = part.indexOf('=');
  if (equals < 1) return [];
  return [[part.slice(0, equals).toUpperCase(), part.slice(equals + 1).replaceAll('"', '')]];
}

/** The words of a TEXT value: escapes undone, `\n` as the end of a line (RFC 5545, 3.3.11). */
export function wordsOfText(value: string): string {
  return value.replace(/\\(.)/g, (_, escaped: string) => (/[nN]/.test(escaped) ? '\n' : escaped));
}
