import { describe, expect, it } from 'vitest';
import { postsSeen } from '#phi/readiness/check-traffic.ts';

const NOTHING_SEEN = { answered: 0, unanswered: 0, tooMany: 0, tellsLimits: false };

describe('searches by POST', () => {
  it.each<[string, readonly number[], string]>([
    ['were answered', [200, 200], 'answers'],
    ['are not known', [405], 'refused-get-instead'],
    [
      'were answered, until one was refused and the rest went by GET',
      [200, 400],
      'refused-get-instead',
    ],
    ['met a busy server, which says nothing of POST', [200, 503], 'answers'],
    ['were not made', [], 'not-asked'],
  ])('%s', (_, posted, end) => {
    expect(postsSeen({ ...NOTHING_SEEN, posted }, { search: 'post' })).toMatchObject([{ end }]);
  });

  it('are not needed where the tenant asks by GET', () => {
    const seen = { ...NOTHING_SEEN, posted: [] };
    expect(postsSeen(seen, { search: 'get' })).toMatchObject([{ end: 'not-needed' }]);
  });
});
