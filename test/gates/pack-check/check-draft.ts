import type { Card } from '#deidentified/catalog/pack.ts';
import { bannedIn } from './banned-phrases.ts';
import { checkAnswers } from './check-answers.ts';
import { checkDates } from './check-dates.ts';
import { checkSources } from './check-sources.ts';
import { checkWording } from './check-wording.ts';
import { checkCoverage } from './coverage.ts';
import { type Finding, finding } from './finding.ts';
import type { Draft } from './read-folder.ts';
import type { VerifiedIndex } from './verified-sources.ts';

/** What a pack is held against. */
export interface Surroundings {
  /** A day, `2026-11-22`. */
  readonly today: string;
  readonly verified: VerifiedIndex;
  /** Cards of the other packs it would stand beside. */
  readonly elsewhere: readonly Card[];
}

/** Everything an author should mend or look at in a pack: form and seal as it was read, then its contents. */
export function checkDraft(
  draft: Draft,
  { today, verified, elsewhere }: Surroundings,
): readonly Finding[] {
  const { cards, manifest, findings } = draft;
  return [
    ...findings,
    ...checkSources(draft, verified),
    ...checkWording(cards, elsewhere),
    ...checkAnswers(cards),
    ...checkDates(cards, today),
    ...checkCoverage(cards, manifest?.id === CORE),
    ...ruleFindings(draft),
    ...manifestFindings(draft, { today, elsewhere }),
  ];
}

const CORE = 'core';

function ruleFindings({ rules }: Draft): readonly Finding[] {
  return rules.flatMap(({ id, title }) =>
    bannedIn(title).map(({ code, words }) =>
      finding(code, { file: 'rules.json', at: `${id}/title` }, words),
    ),
  );
}

/** A focus speaks to its readers, so "you" is in its place there. */
const TO_READERS = 'speaks-to-a-patient';

function manifestFindings(
  { manifest }: Draft,
  { today, elsewhere }: Pick<Surroundings, 'today' | 'elsewhere'>,
): readonly Finding[] {
  if (manifest === null) return [];
  const at = (member: string) => ({ file: 'manifest.json', at: member });
  const texts = [
    ...manifest.focus.map(({ says }) => ['focus', says] as const),
    ...manifest.changes.map(({ why }) => ['changes', why] as const),
    ...manifest.withdrawn.map(({ why }) => ['withdrawn', why] as const),
    ...manifest.experts.map(({ reach }) => ['experts', reach] as const),
  ];
  const known = new Set(elsewhere.map(({ id }) => id));
  return [
    ...texts.flatMap(([member, text]) =>
      bannedIn(text)
        .filter(({ code }) => code !== TO_READERS)
        .map(({ code, words }) => finding(code, at(member), words)),
    ),
    ...manifest.hides
      .filter((id) => !known.has(id))
      .map((id) => finding('hides-nothing', at('hides'), id)),
    ...manifest.focus
      .filter(({ until }) => until < today)
      .map(({ topic, until }) =>
        finding('focus-is-over', at('focus'), `${topic} (until ${until})`),
      ),
  ];
}
