import { admit } from '#boundary/record-policy.ts';
import {
  FINISHED,
  type Finished,
  GAP,
  type Gap,
  HORIZON_SIGNALS,
  type HorizonSignals,
} from '#boundary/field-policy.ts';
import type { ProblemCode } from '#boundary/problem.ts';
import type { TopicId } from '#boundary/topic.ts';
import type { Card, Source } from '#deidentified/catalog/pack.ts';
import type {
  Brief,
  CardItem,
  CombinationItem,
  Reason,
  SourcesItem,
} from '#deidentified/ranking/brief.ts';
import { firstState, next, type SessionState } from '#deidentified/session-state.ts';
import { aRule, topicWith } from '../../../support/builders.ts';

/* Made-up briefs and states for the screens. No clinical sentence here is one. */

export const PLAIN = topicWith({ sensitive: false, rare: false, condition: true });
export const SENSITIVE = topicWith({ sensitive: true });
export const RARE = topicWith({ sensitive: false, rare: true });

const SOURCE: Source = {
  id: 'source-1',
  title: 'A guideline with a title',
  publisher: 'A publisher',
  type: 'guideline',
  year: 2024,
  url: 'https://guideline.example/',
  topics: [PLAIN.id],
  region: 'US',
  minutes: 15,
  access: 'may-need-subscription',
};

export function aCard(changes: Partial<Card> = {}): Card {
  return {
    id: 'card-1',
    version: 1,
    topics: [PLAIN.id],
    given: [],
    specialties: ['FM'],
    region: 'US',
    facet: 'treatment',
    title: 'A title as a question?',
    stem: 'A stem, then a question?',
    options: [
      { text: 'First option', because: 'Because of one thing.' },
      { text: 'Second option', because: 'Because of another.' },
    ],
    best: 1,
    rationale: 'A rationale.',
    bottomLine: 'A bottom line.',
    table: null,
    sources: [SOURCE.id],
    evidenceGrade: 'B',
    lastChecked: '2026-10-01',
    expires: '2027-10-01',
    minutes: 2,
    review: { status: 'drafted' },
    ...changes,
  };
}

const ON_LIST: Reason = { kind: 'on-list', visits: 2, of: 16 };

const CHOSEN = { chosenBy: 'schedule', base: 1, lastRead: null } as const;

export function aCardItem(changes: Partial<CardItem> = {}): CardItem {
  return {
    kind: 'card',
    id: 'card-1',
    topic: PLAIN.id,
    isFromText: false,
    minutes: 2,
    card: aCard(),
    sources: [SOURCE],
    reason: ON_LIST,
    ...CHOSEN,
    factors: [
      { name: 'visits', value: 0.4321, reference: 0.4 },
      { name: 'goal', value: 1.6, reference: 1 },
    ],
    score: 0.6914,
    ...changes,
  };
}

export function aSourcesItem(changes: Partial<SourcesItem> = {}): SourcesItem {
  return {
    kind: 'sources',
    id: `topic:${PLAIN.id}`,
    topic: PLAIN.id,
    isFromText: false,
    minutes: 15,
    sources: [SOURCE],
    reason: ON_LIST,
    ...CHOSEN,
    factors: [],
    score: 0.2,
    ...changes,
  };
}

export function aCombinationItem(changes: Partial<CombinationItem> = {}): CombinationItem {
  return {
    kind: 'combination',
    id: 'rule:one-given-another',
    topic: PLAIN.id,
    isFromText: false,
    minutes: 15,
    rule: aRule('one-given-another', { topic: PLAIN.id, sources: [SOURCE.id] }),
    sources: [SOURCE],
    reason: { kind: 'together', with: [], visits: 2, of: 16 },
    ...CHOSEN,
    factors: [{ name: 'visits', value: 0.4321, reference: 0.4 }],
    score: 0.2,
    ...changes,
  };
}

export function aBrief(changes: Partial<Brief> = {}): Brief {
  return {
    horizon: 'next-day',
    weekday: 'monday',
    whole: true,
    found: 18,
    readable: 16,
    items: [aCardItem()],
    further: [],
    patterns: [],
    gaps: [],
    ...changes,
  };
}

type Plain = Pick<HorizonSignals, 'horizon' | 'found' | 'readable' | 'weekday'>;

/** What the worker says of a horizon, through its door. */
export function signalsOf(
  plain: Plain,
  patterns: readonly (readonly TopicId[])[] = [],
): HorizonSignals {
  const admitted = admit(HORIZON_SIGNALS, {
    type: 'signals',
    whole: true,
    basis: { strategy: 'appointments-by-practitioner', whose: ['me'] },
    signals: [],
    patterns: patterns.map((topics) => ({ topics, visits: 2 })),
    combinations: [],
    gaps: [],
    ...plain,
  });
  if (admitted === undefined) throw new Error('the door refused these signals');
  return admitted;
}

export const MONDAY: Plain = { horizon: 'next-day', weekday: 'monday', found: 18, readable: 16 };

/** A page that has read Monday and no more. */
export function readMonday(): SessionState {
  return next(firstState(null), { type: 'worker-said', message: signalsOf(MONDAY) });
}

/** The last word of a worker that read everything. */
export function finished(): Finished {
  const message = admit(FINISHED, { type: 'finished', complete: true });
  if (message === undefined) throw new Error('the door refused the end of a reading');
  return message;
}

/** The same page once reading has finished. */
export function readAll(): SessionState {
  return next(readMonday(), { type: 'worker-said', message: finished() });
}

/** What could not be had, through the door. */
export function admittedGap(gap: { kind: Gap['kind']; code: ProblemCode; times: number }): Gap {
  const admitted = admit(GAP, gap);
  if (admitted === undefined) throw new Error('the door refused this gap');
  return admitted;
}
