import { describe, expect, it } from 'vitest';
import { markupOf, wordsOf } from './render.tsx';
import { aBrief, admittedGap, readAll } from './states.ts';

describe('what was not read', () => {
  it('is one sentence beside the count, and the rest behind a disclosure', () => {
    const gaps = (['laboratory', 'orders', 'procedures'] as const).map((kind) =>
      admittedGap({ kind, code: 'not-permitted', times: 2 }),
    );
    const words = wordsOf(readAll(), aBrief({ gaps }));
    const [beside, behind] = words.split('What was not read');
    expect(beside).toMatch(
      /16 of 18 visits readable\. +Three kinds of record are missing in part\. +$/,
    );
    for (const kind of ['laboratory results', 'orders', 'procedures'])
      expect(behind).toContain(`Not all ${kind} could be read.`);
  });

  it('is said once of a schedule of which nothing could be read', () => {
    const gaps = [admittedGap({ kind: 'schedule', code: 'malformed-response', times: 4 })];
    const words = wordsOf(readAll(), aBrief({ found: 0, readable: 0, gaps }));
    const [beside, behind] = words.split('What was not read');
    expect(beside).toMatch(/No visits could be read\. +$/);
    expect(behind).toContain('Not all schedule entries could be read.');
  });

  it('is one line for each kind of record, and every distinct code once', () => {
    const gaps = (
      [
        ['laboratory', 'not-permitted', 9],
        ['laboratory', 'server-busy', 7],
        ['problems', 'server-busy', 2],
        ['problems', 'cut-short', 1],
      ] as const
    ).map(([kind, code, times]) => admittedGap({ kind, code, times }));
    const markup = markupOf(readAll(), aBrief({ gaps: [...gaps, ...gaps.slice(0, 1)] }));
    const codes = [...markup.matchAll(/class="code"[^>]* value="([^"]+)"/g)].map(
      ([, code]) => code,
    );
    expect(codes).toEqual([
      'laboratory/not-permitted',
      'laboratory/server-busy',
      'problems/server-busy',
      'problems/cut-short',
    ]);
    const [, behind = ''] = markup.split('What was not read');
    expect(behind.match(/laboratory results could/gi)).toHaveLength(1);
    expect(behind.match(/problem lists could/gi)).toHaveLength(1);
  });

  it('of a server that was given up halfway is how many visits are readable, and why the others are not', () => {
    const gaps = [admittedGap({ kind: 'problems', code: 'server-busy', times: 13 })];
    const words = wordsOf(readAll(), aBrief({ found: 18, readable: 5, gaps }));
    const [beside, behind] = words.split('What was not read');
    expect(beside).toMatch(/5 of 18 visits readable\. +$/);
    expect(behind).toContain('Not all problem lists could be read. The rest of the brief stands.');
  });
});
