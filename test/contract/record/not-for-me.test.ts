import { describe, expect, it } from 'vitest';
import { dayAfter } from '#deidentified/learning/days.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { keptAway } from '#deidentified/ranking/kept-away.ts';
import { aCard, aPack } from '../../support/builders.ts';
import { aComputer, TODAY } from '../storage/computer.ts';
import { aRememberedSession, OTHER, PLAIN, type Session, theNextSession } from './a-session.ts';

/* "Not for me" twice keeps a topic away for its cool-down, over sessions, and is taken back at once. */

const PACK = aPack([
  aCard('card-one', { topics: [PLAIN.id] }),
  aCard('card-three', { topics: [PLAIN.id] }),
  aCard('card-two', { topics: [OTHER.id] }),
]);
const CATALOG = { type: 'catalog-loaded', pack: PACK, catalog: indexPack(PACK) } as const;
const notForMe = (item: string) => ({ type: 'marked', item, mark: 'not-for-me' }) as const;

async function open(computer: ReturnType<typeof aComputer>, day: string): Promise<Session> {
  const session = await theNextSession(computer, day);
  session.act(CATALOG);
  return session;
}

/** A computer on which one card of a topic was "not for me" on each of two days. */
async function twiceRefused() {
  const computer = aComputer();
  const first = await aRememberedSession(computer);
  first.act(CATALOG);
  first.act(notForMe('card-one'));
  expect(first.offered()).toEqual(['card-two']); // for this session, the topic
  await first.settled();
  await first.end();
  const second = await open(computer, dayAfter(TODAY, 1));
  expect(second.offered().toSorted()).toEqual(['card-three', 'card-two']); // one saying, one card
  second.act(notForMe('card-three'));
  await second.settled();
  await second.end();
  return computer;
}

const awayIn = (session: Session, day: string) => {
  const { entries, wishes, marks } = session.state();
  return keptAway({ history: entries, wishes, marks }, CATALOG.catalog, day);
};

describe('"not for me", said twice about a topic', () => {
  it('keeps the topic away after a new launch, and says until when', async () => {
    const day = dayAfter(TODAY, 30);
    const session = await open(await twiceRefused(), day);
    expect(session.offered()).toEqual(['card-two']);
    expect(awayIn(session, day).map(({ topic, why }) => [topic, why])).toEqual([
      [PLAIN.id, 'not-for-me-twice'],
    ]);
  });

  it('lets it come back after its cool-down', async () => {
    const session = await open(await twiceRefused(), dayAfter(TODAY, 130));
    expect(session.offered().toSorted()).toEqual(['card-one', 'card-three', 'card-two']);
  });

  it('is taken back in one act, now and for later sessions', async () => {
    const computer = await twiceRefused();
    const day = dayAfter(TODAY, 2);
    const session = await open(computer, day);
    session.act({ type: 'brought-back', topic: PLAIN.id });
    await session.settled();
    expect(session.offered()).toContain('card-one');
    expect(awayIn(session, day)).toEqual([]);
    await session.end();
    const later = await open(computer, dayAfter(TODAY, 3));
    expect(later.offered()).toContain('card-one');
  });
});
