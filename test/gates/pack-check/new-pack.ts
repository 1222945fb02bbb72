import { isTopicId } from '#boundary/topic.ts';
import { topicsOfCards } from '#deidentified/catalog/check-changes.ts';
import type { Card, Source } from '#deidentified/catalog/pack.ts';
import { FORMAT, type Manifest } from '#deidentified/catalog/parse-manifest.ts';
import { sealOf } from './seal.ts';

/** What is known of a pack before anyone has written a card. */
export interface Beginning {
  readonly id: string;
  readonly title: string;
  /** A day, `2026-11-22`. */
  readonly today: string;
  /** What the worked example cites: an entry of the core pack. */
  readonly source: Source;
}

/** The source of the worked example. */
export const EXAMPLE_SOURCE = '2023-screening-for-skin-cancer-us-preventive-services-task-f';

/** The files of a new pack, sealed, by name: one worked card to write over, its source, no rules. */
export function filesOfNewPack(beginning: Beginning): Readonly<Record<string, string>> {
  const cards = [exampleCard(beginning)];
  const texts = {
    'cards.json': jsonOf(cards),
    'sources.json': jsonOf([beginning.source]),
    'rules.json': jsonOf([]),
  };
  const bytes = (text: string) => new TextEncoder().encode(text);
  const manifest: Manifest = {
    format: FORMAT,
    id: beginning.id,
    version: `${beginning.today.slice(0, 7).replace('-', '.')}.1`,
    title: beginning.title,
    licence: 'All rights reserved',
    authors: [],
    reviewers: [],
    review: 'Drafted from the cited source; no clinician has reviewed it.',
    topics: topicsOfCards(cards),
    focus: [],
    withdrawn: [],
    changes: [],
    hides: [],
    experts: [],
    files: [
      sealOf('cards.json', bytes(texts['cards.json'])),
      sealOf('sources.json', bytes(texts['sources.json'])),
      sealOf('rules.json', bytes(texts['rules.json'])),
    ],
  };
  return { 'manifest.json': jsonOf(manifest), ...texts };
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The worked example: a screening statement that neither recommends nor advises against, in our own words. */
function exampleCard({ id, today, source }: Beginning): Card {
  return {
    id: `${id}-example`,
    version: 1,
    topics: ['skin-cancer'].filter(isTopicId),
    given: [],
    specialties: ['FM', 'IM', 'DERM'],
    region: 'US',
    facet: 'prevention',
    title: 'Skin cancer screening: what does the Task Force find?',
    stem: 'A well adult without a history of skin lesions asks for a full skin examination at a check-up. How does the 2023 US Preventive Services Task Force judge this screening?',
    options: [
      {
        text: 'Recommended once a year',
        because: 'The statement neither recommends screening nor names an interval.',
      },
      {
        text: 'Evidence insufficient to judge',
        because: 'It is an I statement: the balance of benefits and harms cannot be determined.',
      },
      {
        text: 'Recommended against at any age',
        because: 'That would be a D grade; an I statement is no recommendation against.',
      },
    ],
    best: 1,
    rationale:
      'An I statement says that evidence is lacking, not that screening is useless. It concerns adolescents and adults without symptoms. Whoever comes with a changing spot is outside it: that is diagnosis, not screening.',
    bottomLine:
      'For visual skin examination of adolescents and adults without symptoms, the 2023 Task Force statement finds too little evidence to judge.',
    table: {
      caption: 'What the letters mean',
      head: ['Letter', 'Task Force'],
      rows: [
        ['A or B', 'Recommends'],
        ['C', 'Leaves to the individual'],
        ['D', 'Recommends against'],
        ['I', 'Cannot judge'],
      ],
    },
    sources: [source.id],
    evidenceGrade: 'I statement',
    lastChecked: today,
    expires: `${String(Number(today.slice(0, 4)) + 1)}${today.slice(4).replace('-02-29', '-02-28')}`,
    minutes: 1,
    review: { status: 'drafted' },
  };
}

/** The record that stands beside a pack: what to do next, and where each card comes from. */
export function recordOfNewPack({ id, title }: Beginning): string {
  return `# ${title}: how its cards were made

The pack lies in \`public/packs/${id}/\`. [How to make a pack](../packs.md) explains each step.

1. Write over the example in \`cards.json\`; copy the sources it cites into \`sources.json\`.
2. \`node test/gates/seal-pack.ts public/packs/${id}\`
3. \`npm run pack:check public/packs/${id}\`
4. Add a row to the table below: what the card rests on, and where you saw it.
5. Pin the pack in your tenant file.

| Card | Rests on; seen where | Not certain: check first | Read a second time by |
| --- | --- | --- | --- |
| ${id}-example | USPSTF 2023, I statement. The worked example: write over it, or remove it | | |
`;
}
