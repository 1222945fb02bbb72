/** Bytes to look for, in one way of writing them. */
export interface Needle {
  readonly what: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'base64';
  readonly pattern: RegExp;
}

const TAIL = '[a-z2-7]{12}';

/** Every canary of every clinic, in each way of writing. In base64 only the part that its neighbours do not change is looked for. */
export const CANARIES: readonly Needle[] = [
  { what: 'canary', encoding: 'UTF-8', pattern: new RegExp(`CANARY${TAIL}`, 'g') },
  {
    what: 'canary',
    encoding: 'UTF-16',
    pattern: new RegExp(`${wide('CANARY')}(?:[a-z2-7]\\0){12}`, 'g'),
  },
  ...inBase64('CANARY').map((text) => ({
    what: 'canary',
    encoding: 'base64' as const,
    pattern: new RegExp(text, 'g'),
  })),
];

/** One text, such as a token, in each way of writing. */
export function needlesFor(what: string, text: string): readonly Needle[] {
  return [
    { what, encoding: 'UTF-8', pattern: literal(text) },
    { what, encoding: 'UTF-16', pattern: literal(wide(text)) },
    ...inBase64(text).map((written) => ({
      what,
      encoding: 'base64' as const,
      pattern: literal(written),
    })),
  ];
}

function wide(text: string): string {
  return Buffer.from(text, 'utf16le').toString('latin1');
}

function literal(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'g');
}

/** The three ways a text reads within a longer one: begun 0, 1 or 2 bytes after a boundary. */
function inBase64(text: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.from('\0'.repeat(before) + text);
    const first = Math.ceil((before * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString('base64').slice(first, end);
  });
}
