import { admit } from '#boundary/record-policy.ts';
import { FINISHED } from '#boundary/field-policy.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { prepareBrief } from '#deidentified/prepare-brief.ts';
import { LearningKeeper } from '#deidentified/record/keep-learning.ts';
import { KeeperToCome } from '#deidentified/record/keeper-to-come.ts';
import type { RecordRequest } from '#deidentified/record/record-view.ts';
import { STORAGE_ROOM } from '#deidentified/record/storage-room.ts';
import type { Action } from '#deidentified/session-action.ts';
import { firstState, next, type SessionState } from '#deidentified/session-state.ts';
import type { Opener } from '#deidentified/storage/unlock-store.ts';
import { aCard, aHorizon, aPack, topicWith } from '../../support/builders.ts';
import { type Computer, PASSKEY, TODAY } from '../storage/computer.ts';

export const PASSPHRASE = 'seven slow tractors';
export const BY_PASSPHRASE = { by: 'passphrase', passphrase: PASSPHRASE } as const;

export const PLAIN = topicWith({ sensitive: false, rare: false, condition: true });
export const OTHER = topicWith({ sensitive: false, rare: false, condition: true, tier: 2 });
export const SENSITIVE = topicWith({ sensitive: true });
export const RARE = topicWith({ sensitive: false, rare: true });

const PACK = aPack([
  aCard('card-one', { topics: [PLAIN.id] }),
  aCard('card-two', { topics: [OTHER.id] }),
  aCard('card-sensitive', { topics: [SENSITIVE.id] }),
  aCard('card-rare', { topics: [RARE.id] }),
]);

const FINISH = admit(FINISHED, { type: 'finished', complete: true });

/** One session of a learner at a computer: the page's state and its keeper, without the page. */
export interface Session {
  readonly state: () => SessionState;
  readonly act: (action: Action) => void;
  /** Asks, and waits until it is done and kept. */
  readonly ask: (request: RecordRequest) => Promise<void>;
  readonly settled: () => Promise<void>;
  readonly end: () => Promise<void>;
  /** What can be read or tried now, by id. */
  readonly offered: () => readonly string[];
  /** What the schedule of the coming week holds: these visits of these topics. */
  readonly read: (visits: Readonly<Record<string, number>>) => void;
  readonly files: readonly string[];
  readonly forgotten: readonly boolean[];
}

/** Opens the page on a computer, and looks whether anything is kept there. */
export async function aSession(computer: Computer, today: string = TODAY): Promise<Session> {
  const files: string[] = [];
  const forgotten: boolean[] = [];
  let state = firstState(null);
  const act = (action: Action): void => {
    state = next(state, action);
    keeper.note(action, state);
  };
  const inner = new LearningKeeper(
    {
      doors: computer.doors,
      room: () => Promise.resolve(STORAGE_ROOM),
      offersPasskey: () => Promise.resolve(computer.doors.credentials !== null),
      today: () => today,
      dispatch: act,
      handOver: (file) => files.push(file),
      forgotten: (othersRemain) => forgotten.push(othersRemain),
    },
    state,
  );
  const keeper = new KeeperToCome(() => Promise.resolve(inner), act); // as the page has it
  act({ type: 'catalog-loaded', pack: PACK, catalog: indexPack(PACK) });
  await keeper.look();
  return {
    state: () => state,
    act,
    ask: async (request) => {
      keeper.ask(request);
      await inner.settled();
    },
    settled: () => inner.settled(),
    end: () => keeper.leave(),
    offered: () => {
      const reading = { phase: 'finished', complete: true } as const; // else it holds one card that needs no chart
      const brief = prepareBrief({ ...state, reading }, today);
      return [...(brief?.items ?? []), ...(brief?.further ?? [])].map(({ id }) => id);
    },
    read: (visits) => {
      const signals = Object.entries(visits).map(([topic, count]) => ({ topic, visits: count }));
      act({ type: 'worker-said', message: aHorizon({ horizon: 'week', signals }) });
      if (FINISH !== undefined) act({ type: 'worker-said', message: FINISH });
    },
    files,
    forgotten,
  };
}

/** A session whose learner asked to be remembered. */
export async function aRememberedSession(
  computer: Computer,
  opener: Opener = PASSKEY,
): Promise<Session> {
  const session = await aSession(computer);
  await session.ask({ type: 'remember', opener });
  return session;
}

/** The learner's next session at this computer, with the record open. */
export async function theNextSession(computer: Computer, today: string = TODAY): Promise<Session> {
  const session = await aSession(computer, today);
  await session.ask({ type: 'open', opener: PASSKEY });
  return session;
}

/** How much of each kind the open record holds. */
export function countsOf(session: Session) {
  const { place } = session.state().record;
  if (place.state !== 'open') throw new Error(`the record is ${place.state}`);
  return place.kept.counts;
}
