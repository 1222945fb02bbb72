import { describe, expect, it } from 'vitest';
import { NO_PROFILE } from '#deidentified/learning/profile.ts';
import { aComputer, PASSKEY } from '../storage/computer.ts';
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

const DONE = { type: 'marked', item: 'card-one', mark: 'done' } as const;
const FAMILY_PHYSICIAN = { ...NO_PROFILE, specialty: 'FM', stage: 'attending' } as const;

describe('until the learner says yes', () => {
  it('nothing is on the computer, whatever is read, marked, answered and set', async () => {
    const computer = aComputer();
    const session = await aSession(computer);
    expect(session.state().record.place).toEqual({ state: 'none' });
    session.act(DONE);
    session.act({ type: 'answered', item: 'card-two', answer: 1, rating: 'good' });
    session.act({ type: 'profile-changed', profile: FAMILY_PHYSICIAN });
    session.read({ [PLAIN.id]: 4 });
    await session.settled();
    expect(await computer.disk.databases()).toEqual([]);
    expect(computer.witnessed.size).toBe(0);
    expect(session.state().record.unsaved).toBe(2);
  });

  it('is asked once, after the first useful thing, and never again once put away', async () => {
    const session = await aSession(aComputer());
    expect(session.state().offer).toBe('too-early');
    session.act({ type: 'budget-chosen', budget: 2 });
    expect(session.state().offer).toBe('too-early');
    session.act({ type: 'opened', item: 'card-one' });
    expect(session.state().offer).toBe('asked');
    session.act({ type: 'offer-put-away' });
    session.act(DONE);
    session.act({ type: 'answered', item: 'card-two', answer: 0, rating: 'good' });
    expect(session.state().offer).toBe('put-away');
  });

  it('a yes keeps all of the session so far, and what comes while it is made', async () => {
    const computer = aComputer();
    const session = await aSession(computer);
    session.act(DONE);
    session.read({ [PLAIN.id]: 4, [OTHER.id]: 1 });
    const asked = session.ask({ type: 'remember', opener: PASSKEY });
    session.act({ type: 'answered', item: 'card-two', answer: 1, rating: 'good' });
    await asked;
    await session.end();
    const again = await theNextSession(computer);
    expect(countsOf(again)).toMatchObject({ learning: 2, mark: 1, exposure: 2 });
  });
});

describe('a record that is open', () => {
  it('is in force in the next session once it is opened, and not before', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act(DONE);
    first.act({ type: 'marked', item: 'card-two', mark: 'later' });
    first.act({ type: 'profile-changed', profile: FAMILY_PHYSICIAN });
    first.act({ type: 'budget-chosen', budget: 15 });
    first.act({ type: 'ask-first-changed', askFirst: true });
    await first.end();

    const second = await aSession(computer);
    expect(second.state().record.place.state).toBe('locked');
    expect(second.offered()).toContain('card-one');
    await second.ask({ type: 'open', opener: PASSKEY });
    expect(second.state()).toMatchObject({
      profile: FAMILY_PHYSICIAN,
      budget: 15,
      askFirst: true,
    });
    expect(second.offered()).not.toContain('card-one');
    expect(second.offered()).toContain('card-two'); // later has come
  });

  it('opened late, takes in what the session had done, and lets it stand', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act({ type: 'budget-chosen', budget: 15 });
    first.act({ type: 'profile-changed', profile: FAMILY_PHYSICIAN });
    await first.ask({ type: 'keep-for', learningMonths: 36, noteMonths: 6 });
    await first.end();

    const second = await aSession(computer);
    second.act({ type: 'ask-first-changed', askFirst: true });
    second.act({ type: 'profile-changed', profile: { ...NO_PROFILE, specialty: 'IM' } });
    second.act({ type: 'answered', item: 'card-two', answer: 0, rating: 'good' });
    await second.ask({ type: 'open', opener: PASSKEY });
    expect(second.state()).toMatchObject({ budget: 15, askFirst: true });
    expect(second.state().record.unsaved).toBe(0);
    await second.end();

    const third = await theNextSession(computer);
    expect(third.state()).toMatchObject({
      budget: 15,
      askFirst: true,
      profile: { specialty: 'IM' },
    });
    expect(countsOf(third).learning).toBe(1);
    expect(third.state().record.place).toMatchObject({
      kept: { settings: { learningMonths: 36, noteMonths: 6 } },
    });
  });

  it('forgets a mark that is undone, and puts back what an earlier session had said', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act(DONE);
    first.act({ type: 'undone' });
    first.act({ type: 'marked', item: 'card-two', mark: 'later' });
    await first.end();

    const second = await aSession(computer);
    second.act({ type: 'marked', item: 'card-two', mark: 'known' });
    await second.ask({ type: 'open', opener: PASSKEY });
    second.act({ type: 'undone' });
    await second.settled();
    expect(countsOf(second)).toMatchObject({ mark: 1, learning: 0 });
    await second.end();
    const third = await theNextSession(computer);
    expect(third.state().remembered.marks).toMatchObject([{ item: 'card-two', mark: 'later' }]);
  });

  it('a mark made and undone while it was locked says nothing of the record', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act(DONE);
    await first.end();
    const second = await aSession(computer);
    second.act({ type: 'marked', item: 'card-one', mark: 'known' });
    second.act({ type: 'undone' });
    await second.ask({ type: 'open', opener: PASSKEY });
    expect(countsOf(second)).toMatchObject({ mark: 1, learning: 1 });
    expect(second.offered()).not.toContain('card-one');
  });

  it('keeps one entry for a card that was answered and marked', async () => {
    const computer = aComputer();
    const session = await aRememberedSession(computer);
    session.act({ type: 'answered', item: 'card-one', answer: 1, rating: 'good' });
    session.act(DONE);
    await session.settled();
    expect(countsOf(session)).toMatchObject({ learning: 1, mark: 1 });
    expect(session.state().record.place).toMatchObject({ notTakenAlong: 1 });
  });

  it('remembers a topic that words named wrongly, and not the words', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act({ type: 'marked', item: `topic:${PLAIN.id}`, mark: 'not-this-topic' });
    await first.end();
    const second = await theNextSession(computer);
    expect(second.state().remembered.vetoes).toEqual([PLAIN.id]);
  });

  it('keeps what subjects came up once, by quarter and band, as long as the reading was whole', async () => {
    const computer = aComputer();
    const session = await aRememberedSession(computer);
    session.read({ [PLAIN.id]: 12, [RARE.id]: 1, [SENSITIVE.id]: 1 });
    await session.settled();
    const parents = RARE.parent === null ? 0 : 1;
    expect(countsOf(session).exposure).toBe(1 + parents);
  });

  it('is kept for as long as the learner says', async () => {
    const computer = aComputer();
    const first = await aRememberedSession(computer);
    first.act(DONE);
    await first.ask({ type: 'keep-for', learningMonths: 6, noteMonths: 6 });
    await first.end();
    expect(countsOf(await theNextSession(computer, '2027-05-31')).mark).toBe(1);
    expect(countsOf(await theNextSession(computer, '2027-06-01')).mark).toBe(0);
  });
});

describe('what is about a sensitive subject', () => {
  const MARKED = { type: 'marked', item: 'card-sensitive', mark: 'done' } as const;

  it('is not kept, and is said to be left out', async () => {
    const computer = aComputer();
    const session = await aRememberedSession(computer);
    session.act(MARKED);
    session.act({ type: 'answered', item: 'card-sensitive', answer: 1, rating: 'good' });
    await session.settled();
    expect(session.state().record.leftOut).toEqual(['card-sensitive']);
    expect(countsOf(session)).toMatchObject({ learning: 0, mark: 0 });
  });

  it('is kept where the learner says so of this one, until it is undone', async () => {
    const computer = aComputer();
    const session = await aRememberedSession(computer);
    session.act(MARKED);
    await session.ask({ type: 'keep-sensitive', item: 'card-sensitive' });
    expect(session.state().record.leftOut).toEqual([]);
    expect(countsOf(session)).toMatchObject({ learning: 1, mark: 1 });
    session.act({ type: 'undone' });
    await session.settled();
    expect(countsOf(session)).toMatchObject({ learning: 0, mark: 0 });
  });

  it('stays out of the profile as a goal, until the learner says so of this one', async () => {
    const computer = aComputer();
    const goals = [PLAIN.id, SENSITIVE.id];
    const first = await aRememberedSession(computer);
    first.act({ type: 'profile-changed', profile: { ...NO_PROFILE, goals } });
    expect(first.state().record.leftOut).toEqual([`goal:${SENSITIVE.id}`]);
    await first.end();
    const second = await theNextSession(computer);
    expect(second.state().profile.goals).toEqual([PLAIN.id]);
    second.act({ type: 'profile-changed', profile: { ...NO_PROFILE, goals } });
    await second.ask({ type: 'keep-sensitive', item: `goal:${SENSITIVE.id}` });
    await second.end();
    expect((await theNextSession(computer)).state().profile.goals).toEqual(goals);
  });

  it('a card about a rare subject leaves an entry of its parent and no mark', async () => {
    const computer = aComputer();
    const session = await aRememberedSession(computer);
    session.act({ type: 'marked', item: 'card-rare', mark: 'done' });
    await session.settled();
    expect(countsOf(session)).toMatchObject({ learning: RARE.parent === null ? 0 : 1, mark: 0 });
    expect(session.state().record.leftOut).toEqual([]);
  });
});
