import type { PracticeSignal } from '#boundary/field-policy.ts';
import type { TopicId } from '#boundary/topic.ts';
import { NO_PROFILE, type Profile } from '#deidentified/learning/profile.ts';
import { NO_CONTROLS } from '#deidentified/ranking/controls.ts';
import type { LearningHistory, PastExposure, PastLearning } from '#deidentified/ranking/history.ts';
import { rankOne } from '#deidentified/ranking/rank-one.ts';
import { selectRanked } from '#deidentified/ranking/select-ranked.ts';
import { aHorizon } from '../support/builders.ts';
import { touched } from './baselines.ts';
import type { ClinicDay } from './clinic-day.ts';
import type { Policy, Situation } from './policy.ts';
import type { World } from './world.ts';

/** What a run leaves out, to see what it is worth; `rareSlot` is what one adds. */
interface Without {
  readonly history?: 'memory' | 'exposure' | 'everything';
  readonly flags?: boolean;
  readonly stage?: boolean;
  readonly open?: boolean;
  readonly rareSlot?: boolean;
}

/** `rank-1`, called as the page will call it: with what door 1 lets out and what door 2 lets be kept, and nothing else. */
export function rankOneProduct(without: Without = {}): Policy {
  const learning: PastLearning[] = [];
  const exposure = new Map<string, PastExposure>();
  return {
    lookBack: (day, world) => {
      keepExposure(exposure, day, world);
    },
    choose: (day, situation) => {
      const { world, caps } = situation;
      const history: LearningHistory = {
        learning: without.history === undefined || without.history === 'exposure' ? learning : [],
        marks: [],
        exposure:
          without.history === undefined || without.history === 'memory'
            ? [...exposure.values()]
            : [],
        shown: [],
        memories: [],
      };
      const ranked = rankOne(visitsOf(day, world, without.flags === true), {
        catalog: world.catalog,
        profile: without.stage === true ? NO_PROFILE : profileOf(situation),
        practice: NO_PRACTICE,
        history,
        controls: NO_CONTROLS,
        day: dayOf(day.date),
        isRemembered: without.history !== 'everything',
        isWaiting: false,
        held: null,
      });
      const { items } = selectRanked({
        ...ranked,
        ...(without.open === true ? { open: [] } : {}),
        caps,
        pinned: [],
        rareSlot: without.rareSlot === true,
        held: null,
      });
      return items.flatMap(({ id }) => world.byId.get(id) ?? []);
    },
    learn: (day, read, { world }) => {
      for (const { id } of read) {
        learning.push({ item: id, day: dayOf(day.date), mark: 'done', rating: null });
      }
      keepExposure(exposure, day, world);
    },
  };
}

/** No tenant lets panel and past be read here. */
const NO_PRACTICE: ReadonlyMap<TopicId, PracticeSignal> = new Map();

function profileOf({ clinician }: Situation): Profile {
  return { ...NO_PROFILE, stage: clinician.stage };
}

const horizons = new WeakMap<ClinicDay, ReturnType<typeof aHorizon>>();

/** The signals of a day, through the door. */
function visitsOf(day: ClinicDay, world: World, isPlain: boolean) {
  const known = horizons.get(day);
  if (known !== undefined && !isPlain) return known;
  const made = aHorizon({
    found: day.told.length,
    readable: day.told.length,
    signals: touched(day).map(([topic, visits]) => ({
      topic: world.topics[topic] ?? '',
      visits,
      reasonVisits: day.told.filter(({ reason }) => reason === topic).length,
      ...(isPlain ? {} : flagsOf(day, topic)),
    })),
  });
  if (!isPlain) horizons.set(day, made);
  return made;
}

function flagsOf({ told }: ClinicDay, topic: number) {
  const own = told.flatMap(({ about }) => {
    const found = about.find((one) => one.topic === topic);
    return found === undefined ? [] : [{ ...found, beside: about.length - 1 }];
  });
  return {
    newMedicationVisits: own.filter(({ medication }) => medication).length,
    abnormalVisits: own.filter(({ abnormal }) => abnormal).length,
    comorbidVisits: own.filter(({ beside }) => beside >= 3).length,
  };
}

/** The most visits that one reading of a quarter found, as a band. */
function keepExposure(exposure: Map<string, PastExposure>, day: ClinicDay, world: World): void {
  const quarter = quarterOf(day.date);
  for (const [place, visits] of touched(day)) {
    const topic = world.topics[place];
    if (topic === undefined) continue;
    const key = `${topic} ${quarter}`;
    const band = visits > 10 ? '11+' : visits > 2 ? '3-10' : '1-2';
    const before = exposure.get(key)?.band ?? '1-2';
    const most = BANDS.indexOf(band) > BANDS.indexOf(before) ? band : before;
    exposure.set(key, { topic, quarter, band: most });
  }
}

const BANDS = ['1-2', '3-10', '11+'] as const;

function dayOf(date: number): string {
  return new Date(date * 86_400_000).toISOString().slice(0, 10);
}

function quarterOf(date: number): string {
  const day = dayOf(date);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
