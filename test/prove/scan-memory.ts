import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import type { Needle } from './canaries.ts';

const PIECE = 16 << 20;
const OVERLAP = 4096;

/** How often each needle is in the writable memory of a browser’s renderers; undefined where this system does not let us look. */
export function scanRenderers(browser: number, needles: readonly Needle[]): number | undefined {
  try {
    return renderersOf(browser).reduce((sum, pid) => sum + scanProcess(pid, needles), 0);
  } catch {
    return undefined;
  }
}

/** Processes of the browser’s group that show documents. */
export function renderersOf(browser: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const group = /^\d+ \(.*\) \S \d+ (\d+)/s.exec(
          readFileSync(`/proc/${pid}/stat`, 'utf8'),
        )?.[1];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return Number(group) === browser && command.includes('--type=renderer');
      } catch {
        return false; // ended while we looked
      }
    });
}

function scanProcess(pid: number, needles: readonly Needle[]): number {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const piece = Buffer.alloc(PIECE);
  let found = 0;
  for (const [from, to] of writableParts(pid)) {
    for (let at = from; at < to; at += PIECE - OVERLAP) {
      const size = readAt(memory, { piece, at, size: Math.min(PIECE, to - at) });
      if (size === 0) continue;
      const text = piece.toString('latin1', 0, size);
      for (const { pattern } of needles) found += text.match(pattern)?.length ?? 0;
    }
  }
  closeSync(memory);
  return found;
}

function writableParts(pid: number): readonly (readonly [number, number])[] {
  return [
    ...readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm),
  ].map(([, from = '', to = '']) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const);
}

interface Part {
  readonly piece: Buffer;
  readonly at: number;
  readonly size: number;
}

/** Bytes read; 0 where a part went away or cannot be read. */
function readAt(memory: number, { piece, at, size }: Part): number {
  try {
    return readSync(memory, piece, 0, size, at);
  } catch {
    return 0;
  }
}
