import { describe, expect, it } from 'vitest';
import { keeping, NOTHING_KEPT, takingBack } from '#deidentified/storage/kept.ts';
import {
  notTakenAlong,
  rememberForSession,
  unsavedLearning,
} from '#deidentified/storage/session-learning.ts';
import { aLearning, aRecord, aRow, keptOf, PLAIN } from '../../../support/storage-rows.ts';

const nothing = { saved: NOTHING_KEPT, taken: NOTHING_KEPT };

describe('at the end of a session', () => {
  it('the reader is reminded of what would end with it', () => {
    const session = keptOf(aRow(aLearning(1), 1), aRow(aLearning(2), 2));
    expect(unsavedLearning({ ...nothing, session })).toBe(2);
    expect(unsavedLearning({ ...nothing, session, saved: keptOf(aRow(aLearning(1), 1)) })).toBe(1);
    expect(unsavedLearning({ ...nothing, session, taken: session })).toBe(0);
  });

  it('an entry that changed after it was saved counts again', () => {
    const session = keptOf(aRow(aLearning(1, { mark: 'known' }), 3));
    expect(unsavedLearning({ ...nothing, session, saved: keptOf(aRow(aLearning(1), 2)) })).toBe(1);
  });

  it('what was taken back, settings and exposure are nothing to be reminded of', () => {
    const change = keeping(aLearning(1));
    const remembered = rememberForSession(NOTHING_KEPT, [change]);
    const session = remembered.ok
      ? rememberForSession(remembered.value, [takingBack(change)])
      : remembered;
    expect(session.ok && unsavedLearning({ ...nothing, session: session.value })).toBe(0);
    const exposure = aRecord({
      kind: 'exposure',
      topic: PLAIN[0],
      quarter: '2026-Q4',
      band: '1-2',
    });
    expect(unsavedLearning({ ...nothing, session: keptOf(aRow(exposure, 1)) })).toBe(0);
  });

  it('what came after the last carry-over file is counted', () => {
    const kept = keptOf(aRow(aLearning(1), 4), aRow(aLearning(2), 5));
    expect(notTakenAlong({ kept, taken: 4 })).toBe(1);
    expect(notTakenAlong({ kept, taken: 5 })).toBe(0);
  });

  it('memory takes only what door 2 would', () => {
    const planted = { ...keeping(aLearning(1)), month: '2026-01' };
    expect(rememberForSession(NOTHING_KEPT, [planted])).toEqual({ ok: false, code: 'defect' });
  });
});
