import type { TopicId } from '#boundary/topic.ts';
import type { TopicIndexes } from '#phi/signals/topic-indexes.ts';
import { COMMITTED_TABLES } from '../../fhir-profiles/committed-tables.ts';
import { tallyBlindQuality } from './blind-quality.ts';
import { readActiveProblems, readCcsr } from './ccsr.ts';
import type { Figures } from './figures.ts';
import { measureIcd, measureSynthea, prefixesWithTwoOwners } from './icd-quality.ts';
import {
  readAdministrativePhrases,
  readBadPhrases,
  readBlindPhrases,
  readCommonest,
  readVignettes,
} from './panel.ts';
import {
  ADMINISTRATIVE_DEVELOPMENT,
  LAY_DEVELOPMENT,
  SHORTHAND_DEVELOPMENT,
} from './phrases-development.ts';
import { heading, least, round, row, share } from './print.ts';
import { listAdministrativeWrong, tallyTextQuality, type TextQuality } from './text-quality.ts';
import {
  measureVignettes,
  precisionOf,
  recallOf,
  type VignetteQuality,
} from './vignette-quality.ts';

/* The tables of `npm run eval:topics`, one function each. With `isList` everything that went wrong is printed too. */

/** Prints how far the map of ICD-10-CM reaches; null without the reference grouping. */
export function evaluateIcd(
  { codes }: TopicIndexes,
  isList: boolean,
): Pick<Figures, 'icdAnyTier' | 'icdTier12'> {
  heading('ICD-10-CM, outside injuries and external causes');
  const grouped = readCcsr();
  row('prefixes with two owners', prefixesWithTwoOwners(COMMITTED_TABLES.ICD10CM_PREFIXES).length);
  if (grouped === 'absent') {
    row('reference grouping', 'absent: not measured');
    return { icdAnyTier: null, icdTier12: null };
  }
  const quality = measureIcd(codes, grouped);
  row('codes', quality.codes);
  row('reach a topic of some tier', share(quality.anyTier));
  row('tier 1 or 2, procedure, or listed exclusion', share(quality.tier12OrExcluded));
  row('agreement with the grouping, NMI', round(quality.nmi, 3));
  row('purity', round(quality.purity, 3));
  for (const [reason, count] of quality.excluded) row(reason, count);
  if (isList) console.log(quality.holes.slice(0, 20));
  return { icdAnyTier: round(quality.anyTier, 4), icdTier12: round(quality.tier12OrExcluded, 4) };
}

/** What the panel says, and the sixty topics that must do well in it. */
export interface Panel {
  readonly quality: VignetteQuality;
  readonly commonest: readonly TopicId[];
}

/** Prints how the labelled visits are read. */
export function evaluateVignettes(indexes: TopicIndexes, isList: boolean): Panel {
  heading('Labelled visits');
  const quality = measureVignettes(readVignettes(), indexes);
  row('visits, labels', `${quality.vignettes}, ${quality.labels}`);
  row('micro-F1', round(quality.microF1, 4));
  row('precision, recall', `${share(quality.precision)}, ${share(quality.recall)}`);
  heading('The sixty commonest topics: labels, recall, precision');
  const commonest = readCommonest();
  for (const topic of commonest) row(topic, oneTopic(topic, quality));
  if (isList) {
    heading('Missed and wrong');
    for (const { kind, topic, rule, group, name } of quality.faults) {
      console.log(`${kind.padEnd(8)}${topic.padEnd(28)}${rule.padEnd(26)}${group}: ${name}`);
    }
  }
  return { quality, commonest };
}

/** How many labels the least labelled of the commonest topics has. */
export function fewestLabels({ quality, commonest }: Panel): number {
  return least(commonest.map((topic) => labelsOf(topic, quality)));
}

function labelsOf(topic: TopicId, { counts }: VignetteQuality): number {
  const { right, missed } = counts.get(topic) ?? { right: 0, missed: 0 };
  return right + missed;
}

function oneTopic(topic: TopicId, quality: VignetteQuality): string {
  const shares = [recallOf(topic, quality), precisionOf(topic, quality)];
  return `${String(labelsOf(topic, quality)).padStart(4)}  ${shares.map(share).join('  ')}`;
}

/** Prints how the phrases are read. */
export function evaluateText(
  { text: index }: TopicIndexes,
  isList: boolean,
): Pick<Figures, 'shorthandTop1' | 'layTop1' | 'highPrecision' | 'adminWrong'> {
  const blind = readBlindPhrases();
  const shorthand = tallyBlindQuality(
    blind.filter(({ kind }) => kind === 'shorthand'),
    index,
  );
  const lay = tallyBlindQuality(
    blind.filter(({ kind }) => kind === 'lay'),
    index,
  );
  const all = tallyBlindQuality(blind, index);
  heading('Phrases: count, first topic right, among the three, of tier high, precision of high');
  rowOfPhrases('blind, shorthand', shorthand);
  rowOfPhrases('blind, lay', lay);
  rowOfPhrases('development, shorthand', tallyTextQuality(SHORTHAND_DEVELOPMENT, index));
  rowOfPhrases('development, lay', tallyTextQuality(LAY_DEVELOPMENT, index));
  const administrative = readAdministrativePhrases();
  const bad = readBadPhrases();
  const wrong = listAdministrativeWrong([...administrative, ...bad], index);
  const wrongDevelopment = listAdministrativeWrong(ADMINISTRATIVE_DEVELOPMENT, index);
  const outOf = `of ${administrative.length} administrative and ${bad.length} bad`;
  row('given a topic, blind', `${wrong.length} ${outOf}`);
  row(
    'given a topic, development',
    `${wrongDevelopment.length} of ${ADMINISTRATIVE_DEVELOPMENT.length}`,
  );
  if (isList) console.log([...all.missed, ...wrong]);
  return {
    shorthandTop1: round(shorthand.top1, 4),
    layTop1: round(lay.top1, 4),
    highPrecision: round(all.highPrecision, 4),
    adminWrong: wrong.length,
  };
}

function rowOfPhrases(name: string, quality: TextQuality): void {
  const { phrases, top1, top3, highCoverage, highPrecision } = quality;
  const shares = [top1, top3, highCoverage, highPrecision].map(share).join('  ');
  row(name, `${String(phrases).padStart(4)}  ${shares}`);
}

/** Prints how many active problems of Synthea patients are known; null without the patients. */
export function evaluateSynthea({ codes }: TopicIndexes): number | null {
  heading('Active problems of Synthea patients');
  const problems = readActiveProblems();
  if (problems === 'absent') {
    row('patients', 'absent: not measured');
    return null;
  }
  const quality = measureSynthea(codes, problems);
  row('problems', quality.problems);
  row('with a topic', quality.withTopic);
  row('excluded for a listed reason', quality.excluded);
  row('mapped or excluded', share(quality.share));
  for (const [code, count] of quality.rest) row(`unknown: ${code}`, count);
  return round(quality.share, 4);
}
