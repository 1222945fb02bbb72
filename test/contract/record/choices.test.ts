import { describe, expect, it } from 'vitest';
import { aComputer } from '../storage/computer.ts';
import {
  aRememberedSession,
  aSession,
  countsOf,
  OTHER,
  PLAIN,
  RARE,
  SENSITIVE,
  theNextSession,
} from './a-session.ts';

/* What a learner chose is there at the next launch, and says no more than it must. */

const QUESTION = { purpose: 'question', text: 'and with a low eGFR?' } as const;

describe('what a learner chose', () => {
  it('after clinic is kept by quarter, the last word of each card', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act({ type: 'came-of', item: 'card-one', outcome: 'will-use' });
    first.act({ type: 'came-of', item: 'card-one', outcome: 'used' });
    await first.end();
    const second = await theNextSession(computer);
    expect(second.state().entries.outcomes).toEqual([
      {
        kind: 'outcome',
        item: 'card-one',
        outcome: 'used',
        quarter: '2026-Q4',
        sensitive: false,
      },
    ]);
  });

  it('of a topic, and the place for what is seldom met, hold until taken back', async () => {
    const computer = aComputer();
    const about = `topic:${PLAIN.id}`;
    const first = await aRememberedSession(computer);
    first.act({ type: 'wished', wish: { about, wish: 'less' } });
    first.act({ type: 'wished', wish: { about, wish: 'mute' } });
    first.act({ type: 'slot-changed', rareSlot: true });
    await first.end();

    const second = await theNextSession(computer);
    expect(second.state()).toMatchObject({ wishes: [{ about, wish: 'mute' }], rareSlot: true });
    second.act({ type: 'wished', wish: { about, wish: null } });
    second.act({ type: 'slot-changed', rareSlot: false });
    await second.end();

    const third = await theNextSession(computer);
    expect(third.state()).toMatchObject({ wishes: [], rareSlot: false });
    expect(countsOf(third).wish).toBe(0);
  });

  it('said before the record is open, stands over what the record says', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act({ type: 'wished', wish: { about: 'card-one', wish: 'less' } });
    await first.end();
    const second = await theNextSession(computer);
    second.act({ type: 'wished', wish: { about: 'card-one', wish: 'pin' } });
    await second.end();
    const third = await theNextSession(computer);
    expect(third.state().wishes).toEqual([{ about: 'card-one', wish: 'pin' }]);
  });
});

describe('a question that came up', () => {
  it('is there at the next launch, with the quarter and no day, until it is dropped', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act({ type: 'noted', note: { ...QUESTION, item: `topic:${OTHER.id}` } });
    await first.end();

    const second = await theNextSession(computer);
    const [note] = second.state().entries.notes;
    expect(note).toMatchObject({ ...QUESTION, day: '2026-10-01', state: 'open' });
    second.act({ type: 'note-settled', id: note?.id ?? '', state: 'closed' });
    await second.end();

    const third = await theNextSession(computer);
    expect(third.state().entries.notes).toMatchObject([{ ...QUESTION, state: 'closed' }]);
    third.act({ type: 'note-dropped', id: note?.id ?? '' });
    await third.end();
    expect((await theNextSession(computer)).state().entries.notes).toEqual([]);
  });

  it('about a rare subject names its parent, about a sensitive one is not kept', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act({ type: 'noted', note: { ...QUESTION, item: `topic:${RARE.id}` } });
    first.act({ type: 'noted', note: { ...QUESTION, item: `topic:${SENSITIVE.id}` } });
    await first.end();
    const notes = (await theNextSession(computer)).state().entries.notes;
    expect(notes.map(({ item }) => item)).toEqual([`topic:${String(RARE.parent)}`]);
  });

  it('lives for the session where nothing is kept', async () => {
    const computer = aComputer();
    const session = await aSession(computer);
    session.act({ type: 'noted', note: { ...QUESTION, item: `topic:${OTHER.id}` } });
    expect(session.state().entries.notes).toMatchObject([QUESTION]);
    await session.end();
    expect((await aSession(computer)).state().entries.notes).toEqual([]);
  });
});

describe('what this session and the record hold', () => {
  it('is told to the page as one, the session’s word over the record’s', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act({ type: 'answered', item: 'card-one', answer: 0, rating: 'good' });
    first.act({ type: 'marked', item: 'card-two', mark: 'later' });
    expect(first.state().entries).toMatchObject({
      learning: [{ item: 'card-one', rating: 'good' }],
      marks: [{ item: 'card-two', mark: 'later' }],
      memories: [{ card: 'card-one', lastRating: 'good', answers: 1 }],
    });
    await first.end();

    const second = await theNextSession(computer, '2026-11-30');
    second.act({ type: 'answered', item: 'card-one', answer: 2, rating: 'again' });
    second.act({ type: 'marked', item: 'card-two', mark: 'done' });
    expect(second.state().entries.learning).toHaveLength(3);
    expect(second.state().entries).toMatchObject({
      marks: [{ item: 'card-two', mark: 'done' }],
      memories: [{ card: 'card-one', lastRating: 'again', answers: 2, last: '2026-11-30' }],
    });
    second.act({ type: 'undone' });
    expect(second.state().entries.marks).toMatchObject([{ item: 'card-two', mark: 'later' }]);
  });

  it('counts the first answer of a session: by the second the first is known', async () => {
    const computer = aComputer();
    const session = await aRememberedSession(computer);
    session.act({ type: 'answered', item: 'card-one', answer: 2, rating: 'again' });
    session.act({ type: 'answered', item: 'card-one', answer: 0, rating: 'easy' });
    expect(session.state().entries.learning).toMatchObject([{ answer: 2, rating: 'again' }]);
  });
});

describe('a topic that "not for me" keeps away', () => {
  it('comes back for good once it is brought back', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act({ type: 'marked', item: 'card-one', mark: 'not-for-me' });
    await first.end();

    const second = await theNextSession(computer);
    expect(second.offered()).not.toContain('card-one');
    second.act({ type: 'brought-back', topic: PLAIN.id });
    expect(second.offered()).toContain('card-one');
    await second.end();

    const third = await theNextSession(computer);
    expect(third.offered()).toContain('card-one');
    expect(countsOf(third).mark).toBe(0);
  });
});
