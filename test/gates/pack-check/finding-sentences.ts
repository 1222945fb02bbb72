interface Words {
  readonly level: 'error' | 'warning';
  /** `%` stands for the detail. */
  readonly says: string;
}

/** Every finding of `pack:check` that the parser of packs does not make itself, and what an author is told. */
export const FINDINGS = {
  schema: { level: 'error', says: 'Not as pack.schema.json describes it: %.' },
  'not-sealed': {
    level: 'error',
    says: 'Changed since the pack was sealed: run `node test/gates/seal-pack.ts %`.',
  },
  'not-verified': {
    level: 'error',
    says: 'The address % is not on the verified list: use a listed source, or open the page and enter it in your own list (docs/packs.md, "Cite").',
  },
  'identifier-differs': {
    level: 'error',
    says: 'The verified list says % for this source: correct the year.',
  },
  'identifier-in-text': {
    level: 'error',
    says: 'Names %, which is not on the verified list: cite a source by its id instead.',
  },
  'superseded-source': {
    level: 'error',
    says: 'Replaced by %: cite the newer one, alone or beside this one.',
  },
  expired: {
    level: 'error',
    says: 'Expired on %: check it against its source again, set lastChecked and expires, and raise its version.',
  },
  'expires-soon': { level: 'warning', says: 'Expires on %: check it against its source soon.' },
  'checked-in-the-future': {
    level: 'error',
    says: 'Says it was checked on %, which has not come.',
  },
  'hard-to-read': {
    level: 'error',
    says: 'Bottom line and rationale read at grade %: use shorter sentences and plainer words.',
  },
  duplicate: {
    level: 'error',
    says: 'Says nearly what % says on the same topic: keep one, or ask something else.',
  },
  'like-a-card-of-another-pack': {
    level: 'warning',
    says: 'Says nearly what % says: hide that card, or give this one its id to take its place.',
  },
  credit: { level: 'error', says: '"%": a card carries no credit and promises none.' },
  'speaks-to-a-patient': {
    level: 'error',
    says: '"%": write about the subject, for a clinician; a card gives no patient advice.',
  },
  'points-at-a-patient': {
    level: 'error',
    says: '"%": a card knows no patient and names nothing left undone; write about the subject.',
  },
  race: {
    level: 'error',
    says: '"%": no reasoning by race; a card may only say that race is not used.',
  },
  label: { level: 'error', says: '"%": write "people with …"; a person is not a disease.' },
  blame: { level: 'error', says: '"%": say what happened without blame.' },
  brand: { level: 'error', says: '"%": use the generic name; a card advertises nothing.' },
  'no-full-stop': { level: 'error', says: 'Does not end as a sentence: %.' },
  'title-no-question': {
    level: 'error',
    says: 'The title is the question a reader scans: end it with "?".',
  },
  'same-option': { level: 'error', says: 'Two options say the same: "%".' },
  'best-stands-out': {
    level: 'error',
    says: 'The best option is much longer than every other (% characters more): even them out.',
  },
  'best-is-longest': {
    level: 'error',
    says: 'The best option is the longest in % cards, more than 45: lengthen distractors or shorten answers.',
  },
  'place-gives-away': {
    level: 'error',
    says: 'The best answer stands at %: spread it over the places.',
  },
  'few-facets': { level: 'warning', says: 'No card is about %.' },
  'never-meets': {
    level: 'warning',
    says: '% is a sensitive topic, which is never matched together with another: no schedule will choose this card.',
  },
  'signed-before-checked': {
    level: 'error',
    says: 'Signed on %, before it was last checked: it needs to be signed again.',
  },
  'hides-nothing': {
    level: 'warning',
    says: 'Hides %, which no other pack here has: correct the id, or take it out.',
  },
  'focus-is-over': { level: 'warning', says: 'The focus on % is over: take it out.' },
  'too-few': { level: 'error', says: 'The core pack has %.' },
} as const satisfies Readonly<Record<string, Words>>;

export type FindingCode = keyof typeof FINDINGS;
