import { topicOf } from '#boundary/topic.ts';
import type { Coding } from '#phi/signals/clinical-snapshot.ts';
import type { Mapped, TopicIndex } from '#phi/signals/topic-index.ts';
import { agreement } from './agreement.ts';

/** A code of a reference grouping and the category it is counted in. */
export interface GroupedCode {
  readonly code: string;
  readonly category: string;
  readonly label: string;
}

/** How far the map of ICD-10-CM reaches outside injuries and external causes, and how it agrees with a reference grouping. */
export interface IcdQuality {
  readonly codes: number;
  /** Shares of the codes, 0 to 1: a topic of any tier; a topic of tier 1 or 2, a procedure, or a listed exclusion. */
  readonly anyTier: number;
  readonly tier12OrExcluded: number;
  /** Codes by the reason that excludes them. */
  readonly excluded: ReadonlyMap<string, number>;
  /** Of the codes that have a topic: normalised mutual information (arithmetic mean) and purity, 0 to 1. */
  readonly nmi: number;
  readonly purity: number;
  /** Categories by how many of their codes reach neither a topic of tier 1 or 2 nor an exclusion, most first. */
  readonly holes: readonly Hole[];
}

interface Hole {
  readonly category: string;
  readonly label: string;
  readonly codes: number;
  readonly examples: readonly string[];
}

/** Measures the map on a reference grouping; the same codes give the same figures. */
export function measureIcd({ ofCoding }: TopicIndex, grouped: readonly GroupedCode[]): IcdQuality {
  const inScope = grouped
    .filter(({ code }) => !INJURIES_AND_EXTERNAL_CAUSES.test(code))
    .map((row) => ({ ...row, mapped: ofCoding(icd10cm(row.code)) }));
  // A reference grouping by default category has one group for a code, so it is compared with the owner, which comes first.
  const withTopic = inScope.flatMap(({ category, mapped: [owner] }) =>
    owner?.kind === 'topic' ? [[owner.topic, category] as const] : [],
  );
  const missed = inScope.filter(({ mapped }) => !isCovered(mapped));
  return {
    codes: inScope.length,
    anyTier: withTopic.length / inScope.length,
    tier12OrExcluded: 1 - missed.length / inScope.length,
    excluded: countedBy(inScope.flatMap(({ mapped }) => reasonIn(mapped))),
    ...agreement(withTopic),
    holes: holesOf(missed),
  };
}

/** Chapters 19 and 20 of ICD-10-CM. */
const INJURIES_AND_EXTERNAL_CAUSES = /^[STVWXY]/;

function icd10cm(code: string): Coding {
  return { system: 'http://hl7.org/fhir/sid/icd-10-cm', code };
}

function isCovered([owner]: readonly Mapped[]): boolean {
  if (owner === undefined) return false;
  if (owner.kind === 'excluded') return true;
  const { tier, procedure } = topicOf(owner.topic);
  return tier < 3 || procedure;
}

function reasonIn([owner]: readonly Mapped[]): readonly string[] {
  return owner?.kind === 'excluded' ? [owner.rule] : [];
}

function countedBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = [...Map.groupBy(names, (name) => name)].map(
    ([name, all]) => [name, all.length] as const,
  );
  return new Map(counts.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
}

const EXAMPLES = 5;

function holesOf(missed: readonly GroupedCode[]): readonly Hole[] {
  return [...Map.groupBy(missed, ({ category }) => category)]
    .map(([category, rows]) => ({
      category,
      label: rows[0]?.label ?? '',
      codes: rows.length,
      examples: rows.slice(0, EXAMPLES).map(({ code }) => code),
    }))
    .toSorted((a, b) => b.codes - a.codes || (a.category < b.category ? -1 : 1));
}

/** Prefixes that a compiled table gives to more than one topic; none is what a good table has. */
export function prefixesWithTwoOwners(table: string): readonly string[] {
  const owners = new Map<string, string>();
  const doubled: string[] = [];
  for (const line of table.split('\n')) {
    const [owner = '', ...codes] = line.split(' ');
    for (const code of codes.map((dotted) => dotted.replace('.', ''))) {
      if (owners.has(code)) doubled.push(code);
      owners.set(code, owner);
    }
  }
  return doubled;
}

/** How many active problems of a set of charts reach a topic or a listed exclusion; the rest are listed, most frequent first. */
export interface ProblemQuality {
  readonly problems: number;
  readonly withTopic: number;
  readonly excluded: number;
  /** Share mapped or excluded, 0 to 1. */
  readonly share: number;
  readonly rest: ReadonlyMap<string, number>;
}

/** Measures the map on problems, each with its codings; one coding that is known is enough. */
export function measureSynthea(
  { ofCoding }: TopicIndex,
  problems: readonly (readonly Coding[])[],
): ProblemQuality {
  const found = problems.map((codings) => {
    const known = codings.flatMap((coding) => ofCoding(coding));
    const kind = known.some((mapped) => mapped.kind === 'topic') ? 'topic' : known[0]?.kind;
    return { codings, kind };
  });
  const unknown = found.filter(({ kind }) => kind === undefined);
  return {
    problems: problems.length,
    withTopic: found.filter(({ kind }) => kind === 'topic').length,
    excluded: found.filter(({ kind }) => kind === 'excluded').length,
    share: 1 - unknown.length / problems.length,
    rest: countedBy(unknown.map(({ codings }) => codings.map(({ code }) => code).join(' '))),
  };
}
