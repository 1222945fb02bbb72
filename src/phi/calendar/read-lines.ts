/**
 * The lines of a calendar file, unfolded (RFC 5545, 3.1), whatever ends them. A fold may part the bytes of one letter, so folds go before the
 * bytes are read as letters. UTF-8 as the standard asks, UTF-16 where the file shows it, else Windows-1252, in which every byte is a letter.
 * Never throws.
 */
export function readLines(bytes: Uint8Array<ArrayBuffer>): readonly string[] {
  return lettersOf(unfolded(inUtf8(bytes))).split(/\r\n|\n|\r/);
}

/** The same file in UTF-8 where it is in UTF-16. */
function inUtf8(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const [first, second] = bytes;
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  if (!isBig && !isLittle) return bytes;
  const letters = new TextDecoder(isBig ? 'utf-16be' : 'utf-16le').decode(bytes);
  return new TextEncoder().encode(letters);
}

/** Without each end of a line that a space or a tab follows. */
function unfolded(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const fold = foldAt(bytes, at);
    if (fold > 0) {
      at += fold - 1;
      continue;
    }
    kept[length] = bytes[at] ?? 0;
    length += 1;
  }
  return kept.subarray(0, length);
}

/** How many bytes a fold that begins here takes; 0 where none does. */
function foldAt(bytes: Uint8Array, at: number): number {
  const end = bytes[at] === CR && bytes[at + 1] === LF ? 2 : isLineEnd(bytes[at]) ? 1 : 0;
  const next = bytes[at + end];
  return end > 0 && (next === SPACE || next === TAB) ? end + 1 : 0;
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

function isLineEnd(byte: number | undefined): boolean {
  return byte === CR || byte === LF;
}

function lettersOf(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
