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
function renderersOf(browser: number): readonly number[] {
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
  for (const [from, to] of writtenParts(pid)) {
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

type Range = readonly [from: number, to: number];

/** Writable memory that was ever written to: a browser reserves a hundred times of what it uses, and what is not there reads as zeros. */
function writtenParts(pid: number): readonly Range[] {
  const pages = openSync(`/proc/${pid}/pagemap`, 'r');
  const maps = readFileSync(`/proc/${pid}/maps`, 'utf8');
  const parts = [...maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)].flatMap(
    ([, from = '', to = '']) =>
      presentWithin(pages, [Number.parseInt(from, 16), Number.parseInt(to, 16)]),
  );
  closeSync(pages);
  return parts;
}

const PAGE = 4096;
const ENTRY = 8;
/** The upper bits of an entry of `/proc/PID/pagemap`: the page is in memory, or it is in swap. */
const PRESENT_OR_SWAPPED = 0xc0;

/** Neighbouring pages that are there, as one range, so that what runs over their edges is found. */
function presentWithin(pages: number, [from, to]: Range): readonly Range[] {
  const table = Buffer.alloc(((to - from) / PAGE) * ENTRY);
  const size = readAt(pages, { piece: table, at: (from / PAGE) * ENTRY, size: table.length });
  if (size < table.length) return [[from, to]];
  const ranges: Range[] = [];
  let begun: number | undefined;
  for (let at = 0; at <= table.length; at += ENTRY) {
    const isThere = at < table.length && ((table[at + ENTRY - 1] ?? 0) & PRESENT_OR_SWAPPED) !== 0;
    const place = from + (at / ENTRY) * PAGE;
    if (isThere) begun ??= place;
    else if (begun !== undefined) {
      ranges.push([begun, place]);
      begun = undefined;
    }
  }
  return ranges;
}

interface Part {
  readonly piece: Buffer;
  readonly at: number;
  readonly size: number;
}

/** Bytes read; 0 where a part went away or cannot be read. */
function readAt(file: number, { piece, at, size }: Part): number {
  try {
    return readSync(file, piece, 0, size, at);
  } catch {
    return 0;
  }
}
