import { describe, expect, it } from 'vitest';
import { aComputer, PASSKEY } from '../storage/computer.ts';
import {
  aRememberedSession,
  aSession,
  BY_PASSPHRASE,
  countsOf,
  PASSPHRASE,
  type Session,
  theNextSession,
} from './a-session.ts';

const DONE = { type: 'marked', item: 'card-one', mark: 'done' } as const;
const KNOWN = { type: 'marked', item: 'card-two', mark: 'known' } as const;

function fileOf(session: Session): Blob {
  return new Blob([session.files.at(-1) ?? '']);
}

describe('a record taken along', () => {
  it('from an open record needs no more words, and brings all of it to another computer', async () => {
    const first = await aRememberedSession(aComputer(), BY_PASSPHRASE);
    first.act(DONE);
    expect(first.state().record.isFileReady).toBe(true);
    await first.ask({ type: 'take-along', passphrase: null });
    expect(first.state().record.place).toMatchObject({ notTakenAlong: 0 });

    const elsewhere = await aSession(aComputer());
    await elsewhere.ask({ type: 'bring-back', file: fileOf(first), passphrase: PASSPHRASE });
    expect(elsewhere.state().record.done).toBe('bring-back');
    expect(elsewhere.offered()).not.toContain('card-one');
    expect(elsewhere.state().record.unsaved).toBe(0); // the file has it
  });

  it('from a session that keeps nothing asks for a passphrase once', async () => {
    const session = await aSession(aComputer({ isPartitioned: true }));
    session.act(DONE);
    await session.ask({ type: 'take-along', passphrase: null });
    expect(session.state().record.trouble?.code).toBe('passphrase-needed');
    await session.ask({ type: 'take-along', passphrase: 'short' });
    expect(session.state().record.trouble?.code).toBe('passphrase-unfit');
    await session.ask({ type: 'take-along', passphrase: PASSPHRASE });
    expect(session.state().record).toMatchObject({ trouble: null, unsaved: 0, isFileReady: true });
    session.act(KNOWN);
    expect(session.state().record.unsaved).toBe(1);
    await session.ask({ type: 'take-along', passphrase: null });
    expect(session.state().record.unsaved).toBe(0);
    expect(session.files).toHaveLength(2);
  });

  it('brought back to a session becomes the beginning of a record there', async () => {
    const first = await aRememberedSession(aComputer(), BY_PASSPHRASE);
    first.act(DONE);
    await first.ask({ type: 'take-along', passphrase: null });
    const computer = aComputer();
    const second = await aSession(computer);
    second.act(KNOWN);
    await second.ask({ type: 'bring-back', file: fileOf(first), passphrase: PASSPHRASE });
    await second.ask({ type: 'remember', opener: PASSKEY });
    await second.end();
    expect(countsOf(await theNextSession(computer))).toMatchObject({ mark: 2, learning: 2 });
  });

  it('brought back before the record here is opened merges into it, once', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer, BY_PASSPHRASE);
    first.act(DONE);
    await first.ask({ type: 'take-along', passphrase: null });
    first.act(KNOWN);
    await first.end();
    const second = await aSession(computer);
    await second.ask({ type: 'bring-back', file: fileOf(first), passphrase: PASSPHRASE });
    await second.ask({ type: 'open', opener: BY_PASSPHRASE });
    expect(countsOf(second)).toMatchObject({ mark: 2, learning: 2 });
    await second.ask({ type: 'bring-back', file: fileOf(first), passphrase: PASSPHRASE });
    expect(countsOf(second)).toMatchObject({ mark: 2, learning: 2 });
  });

  it('an undo after bringing it back takes back this session’s mark and not the file’s', async () => {
    const first = await aRememberedSession(aComputer(), BY_PASSPHRASE);
    first.act(DONE);
    await first.ask({ type: 'take-along', passphrase: null });
    const second = await aRememberedSession(aComputer());
    second.act(KNOWN);
    await second.ask({ type: 'bring-back', file: fileOf(first), passphrase: PASSPHRASE });
    second.act({ type: 'undone' });
    await second.settled();
    expect(countsOf(second)).toMatchObject({ mark: 1, learning: 1 });
    expect(second.offered()).toContain('card-two');
    expect(second.offered()).not.toContain('card-one');
  });

  it.each<[string, string, (file: string) => string]>([
    ['another passphrase', 'file-foreign', (file) => file],
    ['no file of ours', 'file-unknown', () => '{"resourceType":"Bundle"}'],
    ['a file without its end', 'file-truncated', (file) => file.slice(0, -100)],
    ['a changed file', 'file-tampered', (file) => file.replace('"salt":"', '"salt":"A')],
    ['a newer file', 'file-newer', (file) => file.replace('"version":1', '"version":2')],
  ])('%s is refused by its own code, and changes nothing', async (_what, code, spoil) => {
    const first = await aRememberedSession(aComputer(), BY_PASSPHRASE);
    first.act(DONE);
    await first.ask({ type: 'take-along', passphrase: null });
    const second = await aSession(aComputer());
    const passphrase = code === 'file-foreign' ? 'another set of words' : PASSPHRASE;
    const file = new Blob([spoil(first.files[0] ?? '')]);
    await second.ask({ type: 'bring-back', file, passphrase });
    expect(second.state().record.trouble).toEqual({ task: 'bring-back', code });
    expect(second.offered()).toContain('card-one');
  });
});
