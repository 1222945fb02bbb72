import { describe, expect, it } from 'vitest';
import { LAUNCH_SENT } from '#boundary/ledger-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { savePending, takePending } from '#deidentified/authorize/pending-authorization.ts';
import { aStorage, drawer, NOW } from './a-storage.ts';

/* Some EHRs give every embedded browser of a workstation one and the same session storage. */

const sent = admit(LAUNCH_SENT, { files: 9, discovery: 1, metadata: 0 });
if (sent === undefined) throw new Error('the door refused what a launch page sends');

const REDIRECT = 'https://app.example/t/x/app.html';
const pendingWith = (codeVerifier: string) =>
  ({ codeVerifier, redirectUri: REDIRECT, purpose: 'brief', sent }) as const;

const LATER = NOW + 15 * 60_000 + 1;

describe('two launches under way in one session storage', () => {
  it('each come back to their own, whichever is first', () => {
    const kept = aStorage();
    const storage = drawer(kept);
    savePending(storage, 'hers', pendingWith('her-verifier'));
    savePending(storage, 'his', pendingWith('his-verifier'));
    expect(takePending(storage, 'his', REDIRECT)).toEqual(pendingWith('his-verifier'));
    expect(takePending(storage, 'hers', REDIRECT)).toEqual(pendingWith('her-verifier'));
    expect(kept.length).toBe(0);
  });

  it('are not disturbed by an answer that neither of them began', () => {
    const kept = aStorage();
    const storage = drawer(kept);
    savePending(storage, 'hers', pendingWith('her-verifier'));
    expect(takePending(storage, 'a-stranger', REDIRECT)).toBeUndefined();
    expect(takePending(storage, 'hers', REDIRECT)).toEqual(pendingWith('her-verifier'));
  });
});

describe('a launch that nobody came back to', () => {
  it('is not spent after a quarter of an hour', () => {
    const kept = aStorage();
    const storage = drawer(kept);
    savePending(storage, 'left', pendingWith('v'));
    expect(takePending(drawer(kept, LATER), 'left', REDIRECT)).toBeUndefined();
    expect(kept.length).toBe(0);
  });

  it('is cleared away by the next launch, and by the next that comes back', () => {
    const kept = aStorage();
    const storage = drawer(kept);
    savePending(storage, 'left', pendingWith('v'));
    savePending(drawer(kept, LATER), 'next', pendingWith('w'));
    expect(Object.keys(kept).filter((key) => key.includes('left'))).toEqual([]);
    takePending(drawer(kept, LATER + 15 * 60_000 + 1), 'unknown', REDIRECT);
    expect(kept.length).toBe(0);
  });

  it('is cleared away too where it cannot be read, and nothing of others is', () => {
    const kept = aStorage();
    const storage = drawer(kept);
    kept.setItem('foreword:authorizing:broken', 'not json');
    kept.setItem('of-the-ehr', 'its own');
    savePending(storage, 'next', pendingWith('w'));
    expect(kept.getItem('foreword:authorizing:broken')).toBeNull();
    expect(kept.getItem('of-the-ehr')).toBe('its own');
  });
});
