import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaultCode } from '#deidentified/catalog/pack-fault.ts';
import {
  checkManifest,
  type Manifest,
  parseManifest,
} from '#deidentified/catalog/parse-manifest.ts';
import { faultsOf, list, manifest, type Members, withManifest, written } from './changed-core.ts';

const FIRST = 'sglt2-inhibitor-egfr-dip';
const SECOND = 'creatinine-after-acei-or-arb';

const WHY = { on: '2026-11-22', why: 'A new guideline.' };
const change = (card: string, more: Partial<Manifest['changes'][number]> = {}) => ({
  card,
  version: 1,
  kind: 'updated' as const,
  by: null,
  ...WHY,
  ...more,
});
const superseded = (card: string, by: string | null) => change(card, { kind: 'superseded', by });

describe('what a manifest says of its cards is taken', () => {
  it('where each card is there and every successor leads to one that stands', () => {
    const third = 'natriuretic-peptide-in-ckd';
    const changes = [change(SECOND), superseded(FIRST, SECOND), superseded(third, FIRST)];
    const withdrawn = [{ card: 'a-card-of-before', ...WHY }];
    expect(withManifest({ changes, withdrawn, hides: ['a-card-of-another-pack'] }).ok).toBe(true);
  });

  it.each<[string, Partial<Manifest>, FaultCode, string]>([
    ['other topics than its cards have', { topics: [] }, 'topics-differ', '/topics'],
    [
      'a focus that ends before it begins',
      { focus: [{ ...focusOn('asthma'), from: '2026-12-02', until: '2026-12-01' }] },
      'focus-reversed',
      'asthma/focus',
    ],
    ['a focus twice', { focus: [focusOn('asthma'), focusOn('asthma')] }, 'entry-twice', '/focus'],
    [
      'a withdrawn card that is there',
      { withdrawn: [{ card: FIRST, ...WHY }] },
      'withdrawn-card-present',
      FIRST,
    ],
    ['a hidden card of its own', { hides: [FIRST] }, 'hides-own-card', FIRST],
    [
      'a change of a card it lacks',
      { changes: [change('no-such-card')] },
      'change-of-unknown-card',
      'no-such-card/changes',
    ],
    [
      'a change of a version to come',
      { changes: [change(FIRST, { version: 99 })] },
      'change-of-later-version',
      `${FIRST}/changes`,
    ],
    [
      'the same change twice',
      { changes: [change(FIRST), change(FIRST)] },
      'entry-twice',
      '/changes',
    ],
    [
      'a superseded card without a successor',
      { changes: [superseded(FIRST, null)] },
      'successor-missing',
      `${FIRST}/changes`,
    ],
    [
      'a successor it lacks',
      { changes: [superseded(FIRST, 'no-such-card')] },
      'successor-missing',
      `${FIRST}/changes`,
    ],
    [
      'a successor of a corrected card',
      { changes: [change(FIRST, { by: SECOND })] },
      'successor-not-wanted',
      `${FIRST}/changes`,
    ],
    [
      'a card that takes its own place',
      { changes: [superseded(FIRST, FIRST)] },
      'supersession-cycle',
      `${FIRST}/changes`,
    ],
    [
      'cards that take each other’s place',
      { changes: [superseded(FIRST, SECOND), superseded(SECOND, FIRST)] },
      'supersession-cycle',
      `${SECOND}/changes`,
    ],
  ])('and refused with %s', (_, part, code, at) => {
    expect(faultsOf(withManifest(part))).toContain(written(code, 'manifest.json', at));
  });

  it('and a ring of successors of any length is found, and no chain taken for one', () => {
    const ids = list('cards.json').map(({ id }) => String(id));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.boolean(), (length, isRing) => {
        const changes = ids
          .slice(0, length)
          .map((card, at) => superseded(card, ids[isRing && at + 1 === length ? 0 : at + 1] ?? ''));
        const faults = faultsOf(withManifest({ changes }));
        expect(faults.length > 0).toBe(isRing);
        expect(faults.every((one) => one.startsWith('supersession-cycle'))).toBe(true);
      }),
    );
  });
});

function focusOn(topic: string): Manifest['focus'][number] {
  const found = manifest.topics.find((one) => one === topic);
  if (found === undefined) throw new Error('no such topic');
  return { topic: found, from: '2026-11-01', until: '2026-11-30', says: 'Look.' };
}

describe('a manifest is refused when it', () => {
  it.each<[string, Members, FaultCode, string]>([
    ['is of a newer format', { format: 3 }, 'format-newer', ''],
    ['is of an older format', { format: 1 }, 'format-older', ''],
    ['is of no format', { format: '2' }, 'member-malformed', '/format'],
    ['has a member nobody declared', { next: 'https://example.org' }, 'member-unknown', '/next'],
    ['has a version out of form', { version: '1.0' }, 'member-malformed', '/version'],
    [
      'has a focus on no topic',
      { focus: [{ ...focusOn('asthma'), topic: 'lycanthropy' }] },
      'unknown-topic',
      '/focus',
    ],
    ['has a script in its title', { title: '<script>' }, 'markup-in-text', '/title'],
    [
      'has a link in a way to reach someone',
      { experts: [{ topic: 'asthma', name: 'A', reach: '<a href=x>' }] },
      'markup-in-text',
      '/experts',
    ],
    ['hides a card twice', { hides: ['a', 'a'] }, 'member-malformed', '/hides'],
    ['names two files', { files: manifest.files.slice(0, 2) }, 'member-malformed', '/files'],
    [
      'names a fourth file',
      { files: [...manifest.files, manifest.files[2]] },
      'member-malformed',
      '/files',
    ],
    [
      'names its files in another order',
      { files: manifest.files.toReversed() },
      'member-malformed',
      '/files',
    ],
    [
      'names a file elsewhere',
      { files: [{ ...manifest.files[0], name: '../x.json' }, ...manifest.files.slice(1)] },
      'member-malformed',
      '/files',
    ],
    [
      'has a hash out of form',
      { files: [{ ...manifest.files[0], sha256: 'ABC' }, ...manifest.files.slice(1)] },
      'member-malformed',
      '/files',
    ],
    [
      'announces more than 5 MB',
      { files: [{ ...manifest.files[0], bytes: 5_000_001 }, ...manifest.files.slice(1)] },
      'member-malformed',
      '/files',
    ],
  ])('%s', (_, part, code, at) => {
    const checked = checkManifest({ ...manifest, ...part });
    expect(checked.ok ? [] : checked.faults).toEqual([
      { code, file: 'manifest.json', at: at === '' ? null : at },
    ]);
    expect(parseManifest({ ...manifest, ...part })).toBeUndefined();
  });
});
