import { describe, expect, it } from 'vitest';
import { attempt } from '#deidentified/storage/database.ts';

const thrown = (name: string, parts: object = {}) =>
  Object.assign(new Error('words'), { name, ...parts });
const codeOf = (error: unknown) =>
  attempt(() => Promise.reject(error instanceof Error ? error : new Error()));

describe('what the browser throws becomes a code, and nothing of its words stays', () => {
  it.each([
    ['no room', thrown('QuotaExceededError'), 'storage-full'],
    [
      'no room, told by an aborted transaction',
      thrown('AbortError', { inner: thrown('QuotaExceededError') }),
      'storage-full',
    ],
    [
      'no room, told by one row of many',
      thrown('BulkError', { failures: [thrown('QuotaExceededError')] }),
      'storage-full',
    ],
    [
      'storage switched off',
      thrown('OpenFailedError', { inner: thrown('SecurityError') }),
      'storage-blocked',
    ],
    ['a broken backing store', thrown('UnknownError'), 'store-damaged'],
    ['a newer version', thrown('VersionError'), 'store-newer'],
    ['closed by another tab', thrown('DatabaseClosedError'), 'store-closed'],
    ['a refusal of door 2', thrown('DoorRefused'), 'defect'],
    ['a mistake of ours', thrown('TypeError'), 'defect'],
  ])('%s', async (_, error, code) => {
    expect(await codeOf(error)).toEqual({ ok: false, code });
  });
});
