import { type HorizonSignals, horizonSignals, TOPIC_SIGNAL } from '#boundary/field-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { ALL_TOPICS, isTopicId, type Topic, type TopicId } from '#boundary/topic.ts';
import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { CardMemory } from '#deidentified/learning/card-memory.ts';
import { dayAfter } from '#deidentified/learning/days.ts';
import type { Card, Pack, Rule, Source } from '#deidentified/catalog/pack.ts';
import { showPacks } from '#deidentified/catalog/show-packs.ts';

/** A topic by its code, or the test is wrong. */
export function topic(code: string): TopicId {
  if (!isTopicId(code)) throw new Error(`${code} is no topic`);
  return code;
}

/** A topic with these properties, from the topic CodeSystem. */
export function topicWith(wanted: Partial<Topic>): Topic {
  const found = ALL_TOPICS.find((one) =>
    Object.entries(wanted).every(([name, value]) =>
      Object.entries(one).some(([key, own]) => key === name && own === value),
    ),
  );
  if (found === undefined) throw new Error('no topic has these properties');
  return found;
}

interface SignalParts {
  readonly topic: string;
  readonly visits?: number;
  readonly reasonVisits?: number;
  readonly newMedicationVisits?: number;
  readonly abnormalVisits?: number;
  readonly comorbidVisits?: number;
  readonly textVisits?: number;
}

/** A signal as door 1 admits it. */
function aSignal(parts: SignalParts) {
  const signal = admit(TOPIC_SIGNAL, {
    visits: 1,
    reasonVisits: 0,
    newMedicationVisits: 0,
    abnormalVisits: 0,
    comorbidVisits: 0,
    textVisits: 0,
    ...parts,
  });
  if (signal === undefined) throw new Error('no door admits this signal');
  return signal;
}

interface HorizonParts {
  readonly signals?: readonly SignalParts[];
  readonly patterns?: readonly { readonly topics: readonly string[]; readonly visits: number }[];
  readonly combinations?: readonly {
    readonly rule: string;
    readonly visits: number;
    readonly reasonVisits?: number;
  }[];
  readonly horizon?: HorizonSignals['horizon'];
  readonly weekday?: HorizonSignals['weekday'];
  readonly whole?: boolean;
  readonly basis?: Pick<HorizonSignals['basis'], 'strategy' | 'whose'>;
  readonly found?: number;
  readonly readable?: number;
}

/** A horizon's message as door 1 admits it where the rules it names are known. */
export function aHorizon({
  signals = [],
  combinations = [],
  ...parts
}: HorizonParts): HorizonSignals {
  const message = admit(horizonSignals(new Set(combinations.map(({ rule }) => rule))), {
    type: 'signals',
    whole: true,
    horizon: 'session',
    weekday: null,
    basis: { strategy: 'appointments-by-practitioner', whose: ['me'] },
    found: 18,
    readable: 16,
    patterns: [],
    gaps: [],
    ...parts,
    signals: signals.map(aSignal),
    combinations: combinations.map((combination) => ({ reasonVisits: 0, ...combination })),
  });
  if (message === undefined) throw new Error('no door admits this message');
  return message;
}

/** A card that holds to every rule but is about nothing in particular. */
export function aCard(
  id: string,
  parts: Partial<Omit<Card, 'topics' | 'given'>> & CardTopics,
): Card {
  const { topics, given = [], ...rest } = parts;
  return {
    id,
    version: 1,
    specialties: [],
    region: 'international',
    facet: 'treatment',
    title: 'What matters here?',
    stem: 'A question.',
    options: [
      { text: 'One', because: 'It is.' },
      { text: 'Two', because: 'It is not.' },
      { text: 'Three', because: 'It is not.' },
    ],
    best: 0,
    rationale: 'Because.',
    bottomLine: 'This.',
    table: null,
    sources: [],
    evidenceGrade: null,
    lastChecked: '2026-11-21',
    expires: '2027-11-21',
    minutes: 2,
    review: { status: 'drafted' },
    ...rest,
    topics: topics.map(topic),
    given: given.map(topic),
  };
}

interface CardTopics {
  readonly topics: readonly string[];
  readonly given?: readonly string[];
}

/** A guideline on these topics. */
export function aSource(
  id: string,
  topics: readonly string[],
  parts: Partial<Source> = {},
): Source {
  return {
    id,
    title: `Guideline ${id}`,
    publisher: 'A society',
    type: 'guideline',
    year: 2024,
    url: `https://publisher.example/${id}`,
    region: 'US',
    minutes: 4,
    access: 'open',
    ...parts,
    topics: topics.map(topic),
  };
}

/** A rule on a topic given another that cites one source, unless told otherwise. */
export function aRule(id: string, parts: RuleParts): Rule {
  const { topic: subject, allOf = [], ...rest } = parts;
  return {
    id,
    version: 1,
    title: 'One thing given another',
    anyOf: [],
    noneOf: [],
    facet: 'treatment',
    specialties: ['FM', 'IM'],
    sources: ['source'],
    lastChecked: '2026-11-22',
    review: { status: 'drafted' },
    ...rest,
    topic: topic(subject),
    allOf: allOf.length === 0 ? [`topic:${subject}`] : allOf,
  };
}

interface RuleParts extends Partial<Omit<Rule, 'id' | 'topic'>> {
  readonly topic: string;
}

/** A pack of these. */
export function aPack(
  cards: readonly Card[],
  sources: readonly Source[] = [],
  rules: readonly Rule[] = [],
): Pack {
  return {
    id: 'test',
    version: '1',
    title: 'Test',
    licence: 'CC0-1.0',
    cards,
    sources,
    rules,
    focus: [],
    withdrawn: [],
    changes: [],
    hides: [],
    experts: [],
  };
}

/** What a tenant with this pack alone shows of it. */
export function shownOf(pack: Pack, reviewedCardsOnly: boolean): Catalog {
  const shown = { reviewedCardsOnly, today: '2026-11-22' };
  return showPacks([{ place: 0, pack }], shown).catalog;
}

/** A card answered ten days before this day, on which it is due. */
export function aMemory(card: string, today: string, parts: Partial<CardMemory> = {}): CardMemory {
  return {
    card,
    answers: 1,
    last: dayAfter(today, -10),
    lastRating: 'good',
    due: today,
    stability: 10,
    isCheck: false,
    ...parts,
  };
}
