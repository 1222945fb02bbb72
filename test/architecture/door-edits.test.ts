import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EDITS } from '../prove/door-edits.ts';

describe('each rule that the proof takes out of its source', () => {
  it.each(EDITS.map((edit) => [edit.what, edit] as const))('stands there once: %s', (_, edit) => {
    let source = readFileSync(edit.file, 'utf8');
    for (const [from, to] of edit.edits) {
      expect(source.split(from)).toHaveLength(2);
      source = source.replace(from, () => to);
    }
    expect(existsSync(edit.guard.test)).toBe(true);
  });
});
