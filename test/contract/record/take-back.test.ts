import { describe, expect, it } from 'vitest';
import { aComputer } from '../storage/computer.ts';
import { aRememberedSession, aSession, PLAIN, theNextSession } from './a-session.ts';

/* What was said of an item can be taken back by itself, in this session or a later one. */

const LATER = { type: 'marked', item: 'card-one', mark: 'later' } as const;
const OFF = { type: 'mark-taken-back', item: 'card-one', mark: 'later' } as const;
const KNOWN = { type: 'marked', item: 'card-two', mark: 'known' } as const;
const NOT_KNOWN = { type: 'mark-taken-back', item: 'card-two', mark: 'known' } as const;

const marksOf = (session: Awaited<ReturnType<typeof aSession>>) =>
  session.state().entries.marks.map(({ item, mark }) => [item, mark]);

describe('something saved for later', () => {
  it('leaves the list in the session that put it there, and stays off at the next launch', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act(LATER);
    expect(marksOf(first)).toEqual([['card-one', 'later']]);
    first.act(OFF);
    expect(first.state().marks).toEqual([]);
    expect(marksOf(first)).toEqual([]);
    await first.end();
    expect(marksOf(await theNextSession(computer))).toEqual([]);
  });

  it('leaves the list at the next launch, and what was answered stays', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act({ type: 'answered', item: 'card-one', answer: 0, rating: 'good' });
    first.act(LATER);
    await first.end();
    const second = await theNextSession(computer);
    second.act(OFF);
    expect(marksOf(second)).toEqual([]);
    expect(second.state().remembered.marks).toEqual([]);
    await second.end();
    const third = await theNextSession(computer);
    expect(marksOf(third)).toEqual([]);
    expect(third.state().entries.learning).toMatchObject([
      { item: 'card-one', mark: null, answer: 0, rating: 'good' },
    ]);
  });

  it('leaves the list where nothing is kept at all', async () => {
    const session = await aSession(aComputer());
    session.act(LATER);
    session.act(OFF);
    expect(marksOf(session)).toEqual([]);
  });

  it('leaves the other marks, and an undo takes back the last of those', async () => {
    const session = await aSession(aComputer());
    session.act(KNOWN);
    session.act(LATER);
    session.act(OFF);
    expect(marksOf(session)).toEqual([['card-two', 'known']]);
    session.act({ type: 'undone' });
    expect(session.state().marks).toEqual([]);
    expect(marksOf(session)).toEqual([]);
  });
});

describe('something called known', () => {
  it('comes back, and its check with it is gone', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act(KNOWN);
    expect(first.state().entries.memories).toMatchObject([{ card: 'card-two', isCheck: true }]);
    await first.end();
    const second = await theNextSession(computer);
    expect(second.offered()).not.toContain('card-two');
    second.act(NOT_KNOWN);
    expect(marksOf(second)).toEqual([]);
    expect(second.state().entries.memories).toEqual([]);
    expect(second.state().remembered.learning).toMatchObject([{ item: 'card-two', mark: null }]);
  });
});

it('a topic that is brought back takes no undo of another mark with it', async () => {
  const session = await aSession(aComputer());
  session.act(KNOWN);
  session.act({ type: 'marked', item: 'card-one', mark: 'not-for-me' });
  session.act({ type: 'brought-back', topic: PLAIN.id });
  session.act({ type: 'undone' });
  expect(session.state().marks).toEqual([]);
  expect(marksOf(session)).toEqual([]);
});
