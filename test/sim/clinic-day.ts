import { dayNumber } from '#deidentified/learning/days.ts';
import { type Clinician, logistic } from './clinician.ts';
import { type Random, randomOf } from './random.ts';
import { FACETS, type World } from './world.ts';

/** A day as it comes, the same for whatever is read before it. */
export interface ClinicDay {
  /** In days from 1970-01-01. */
  readonly date: number;
  readonly visits: readonly Visit[];
  /** The same visits as the EHR tells them. */
  readonly told: readonly Visit[];
  /** Questions that arise. */
  readonly questions: readonly Question[];
  /** How many were to be expected, by topic and facet: `topic * 3 + facet`. */
  readonly expected: ReadonlyMap<number, number>;
  /** Minutes there are to read. */
  readonly minutes: number;
}

interface Visit {
  readonly reason: number | null;
  readonly about: readonly About[];
  readonly isAcute: boolean;
}

interface About {
  readonly topic: number;
  readonly medication: boolean;
  readonly abnormal: boolean;
}

export interface Question {
  readonly topic: number;
  readonly facet: number;
}

const FIRST_MONDAY = dayNumber('2026-01-05');

/** All days of a clinician, the look-back first. `intercept` sets how many questions arise. */
export function clinicDays(
  world: World,
  clinician: Clinician,
  intercept: number,
): readonly ClinicDay[] {
  const { lookBackDays, clinicDays: days, reading } = world.parameters;
  const random = randomOf(clinician.name, 'days');
  const lastMet = new Map<number, number>();
  const asked = new Map<number, number[]>();
  return Array.from({ length: lookBackDays + days }, (_, i) => {
    const week = Math.floor(i / 5);
    const date = FIRST_MONDAY + week * 7 + (i % 5);
    const visits = makeVisits(world, clinician, random);
    const chances = visits.flatMap((visit) =>
      chancesOf(visit, { world, clinician, intercept, lastMet, date }),
    );
    const { questions, expected } = ask(chances, { world, asked, day: i, random });
    for (const { about } of visits) for (const { topic } of about) lastMet.set(topic, date);
    return {
      date,
      visits,
      told: visits.map((visit) => asTold(visit, world, random)),
      questions,
      expected,
      minutes: reading.minutes * Math.exp(reading.sd * random.normal()),
    };
  });
}

function makeVisits(world: World, clinician: Clinician, random: Random): readonly Visit[] {
  const { visits, company, bookedForIt, flags } = world.parameters;
  const count = Math.max(visits.least, Math.round(visits.mean + visits.sd * random.normal()));
  return Array.from({ length: count }, () => {
    const main = random.pick(clinician.mix);
    const topics = new Set([main]);
    const more = Math.min(company.most, random.poisson(company.mean));
    for (let i = 0; i < more; i += 1) {
      const usual = world.companions[main]?.[Math.floor(random.uniform() * 3)];
      const isUsual = random.uniform() < company.usual;
      topics.add(isUsual && usual !== undefined ? usual : random.pick(clinician.mix));
    }
    return {
      reason: random.uniform() < bookedForIt ? main : null,
      about: [...topics].map((topic) => ({
        topic,
        medication: random.uniform() < flags.medication,
        abnormal: random.uniform() < flags.abnormal,
      })),
      isAcute: random.uniform() < flags.acute,
    };
  });
}

interface Asking {
  readonly world: World;
  readonly clinician: Clinician;
  readonly intercept: number;
  readonly lastMet: ReadonlyMap<number, number>;
  readonly date: number;
}

interface Chance extends Question {
  readonly chance: number;
}

/** How likely each topic of a visit raises a question on each facet, before satiation. */
function chancesOf(visit: Visit, asking: Asking): readonly Chance[] {
  const { world, clinician, intercept, lastMet, date } = asking;
  const { questions } = world.parameters;
  return visit.about.flatMap(({ topic, medication, abnormal }) => {
    const met = lastMet.get(topic);
    const isLongUnseen = met === undefined || date - met > questions.longUnseenDays;
    const logOdds =
      intercept +
      clinician.asking +
      (visit.reason === topic ? questions.reason : 0) +
      (medication ? questions.medication : 0) +
      (abnormal ? questions.abnormal : 0) +
      (visit.isAcute ? questions.acute : 0) +
      (isLongUnseen ? questions.longUnseen : 0) +
      questions.perTopic * (visit.about.length - 3);
    return FACETS.map((_, facet) => ({
      topic,
      facet,
      chance: logistic(
        logOdds - questions.knowledge * (clinician.knowledge[topic]?.[facet] ?? 0.5),
      ),
    }));
  });
}

interface Satiety {
  readonly world: World;
  /** Days on which each facet of a topic was asked about. */
  readonly asked: Map<number, number[]>;
  readonly day: number;
  readonly random: Random;
}

function ask(chances: readonly Chance[], { world, asked, day, random }: Satiety) {
  const { satiation } = world.parameters.questions;
  const questions: Question[] = [];
  const expected = new Map<number, number>();
  for (const { topic, facet, chance } of chances) {
    const key = topic * FACETS.length + facet;
    const lately = (asked.get(key) ?? []).filter((other) => day - other <= satiation.days);
    const likely = chance * Math.max(satiation.least, satiation.by ** lately.length);
    expected.set(key, (expected.get(key) ?? 0) + likely);
    if (random.uniform() >= likely) continue;
    questions.push({ topic, facet });
    asked.set(key, [...lately, day]);
  }
  return { questions, expected };
}

function asTold(visit: Visit, world: World, random: Random): Visit {
  const { missing, wrong } = world.parameters.ehr;
  const told = visit.about.flatMap((about) => {
    if (random.uniform() < missing) return [];
    const isWrong = random.uniform() < wrong;
    const other = Math.floor(random.uniform() * world.topics.length);
    return { ...about, topic: isWrong ? other : about.topic };
  });
  const once = new Map(told.map((about) => [about.topic, about]));
  const isKnown = visit.reason !== null && once.has(visit.reason);
  return { ...visit, reason: isKnown ? visit.reason : null, about: [...once.values()] };
}
