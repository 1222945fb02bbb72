import type { Card, Source } from '#deidentified/catalog/pack.ts';
import { COUNTRIES, type Profile } from '#deidentified/learning/profile.ts';
import { RANK_ONE } from './weights.ts';

const YEAR = 365.25;

/** What reading a card can answer, from 0 to 1; less past its date and on another region's guidance. `day` as `YYYY-MM-DD`. */
export function valueOfCard({ region, expires }: Card, profile: Profile, day: string): number {
  const { answers, card, cardOfAnotherRegion, outdated } = RANK_ONE.resource;
  const own = regionOf(profile);
  const isOwn = own === null || region === 'international' || region === own;
  return answers * (isOwn ? card : cardOfAnotherRegion) * (expires < day ? outdated : 1);
}

/** Whose guidance comes first for the reader; null where the reader has not said. */
export function regionOf({ country }: Profile): Source['region'] | null {
  return country === null ? null : COUNTRIES[country].region;
}

/** What looking into sources can answer; the first of them is the one to be read. */
export function valueOfSources(
  first: Source,
  kind: 'sources' | 'combination',
  today: number,
): number {
  const { answers, freshYears, agingYears } = RANK_ONE.resource;
  const age = today / YEAR + 1970 - (first.year + 0.5);
  return answers * RANK_ONE.resource[kind] * Math.exp(-Math.max(0, age - freshYears) / agingYears);
}
