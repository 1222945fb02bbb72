import { ALL_TOPICS } from '#boundary/topic.ts';
import { topicNames } from '#boundary/topic-names.ts';

/** What in a text could point at a patient. */
export type SightCode =
  | 'e-mail'
  | 'phone'
  | 'record-number'
  | 'date'
  | 'age'
  | 'time'
  | 'weekday'
  | 'place'
  | 'title'
  | 'initials'
  | 'name'
  | 'number';

/** Words of the text, and what they look like. */
export interface Sight {
  readonly code: SightCode;
  readonly words: string;
}

/** So long a line may be: a question, and not a history. The door of the store admits longer ones. */
export const MOST_LETTERS = 280;

/**
 * Looks for words that are like names, numbers and dates. It misses things and sees what is none: it promises nothing, and hinders nobody.
 * Each word is said once, as the first thing of the table that it is like.
 */
export function lookForPeople(text: string): readonly Sight[] {
  const seen: (Sight & Span)[] = [];
  for (const { code, pattern } of LIKE) {
    for (const match of text.matchAll(pattern)) {
      const words = match[0].trim();
      const from = match.index;
      const span = { from, to: from + match[0].length };
      if (code === 'name' && isKnown(words)) continue;
      if (!seen.some((other) => overlaps(other, span))) seen.push({ code, words, ...span });
    }
  }
  return seen.toSorted((a, b) => a.from - b.from).map(({ code, words }) => ({ code, words }));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;

/** What is looked for, the most telling first. */
const LIKE: readonly { readonly code: SightCode; readonly pattern: RegExp }[] = [
  { code: 'e-mail', pattern: /\S+@\S+/g },
  {
    code: 'date',
    pattern: new RegExp(
      [
        String.raw`\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b`,
        String.raw`\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b`,
        String.raw`\b\d{1,2}/\d{1,2}\b`,
        String.raw`\b${DAY}\s+(?:of\s+)?${MONTH}\b`,
        String.raw`\b${MONTH}\.?\s+${DAY}\b`,
        String.raw`\b${MONTH}\.?\s+\d{4}\b`,
        String.raw`\b(?:19|20)\d{2}\b`,
        String.raw`\b(?:DOB|born)\b`,
      ].join('|'),
      'gi',
    ),
  },
  {
    code: 'record-number',
    pattern:
      /\b(?:MRN|SSN|NHS|record|chart|account|acct|patient|pt|id)\b[\s.:#]*(?:no|nr|number|id)?[\s.:#]*[a-z]{0,3}-?\d[\w-]*/gi,
  },
  { code: 'phone', pattern: /\+?\d(?:[\s().-]*\d){6,}/g },
  {
    code: 'age',
    pattern:
      /\b\d{1,3}[\s-]*(?:yo|y\/o|y\.o\.?|yrs?|years?)(?:[\s-]*olds?)?\b|\b\d{1,3}[\s-]*(?:months?|mos?|weeks?|wks?|days?)[\s-]*olds?\b|\b(?:aged?|age of)\s+\d{1,3}(?!\d)|\b\d{1,3}\s?[mf]\b|\b(?:mid-?)?\d0s\b/gi,
  },
  {
    code: 'time',
    pattern: /\b\d{1,2}:\d{2}(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}(?:\.\d{2})?\s*[ap]\.?m\b\.?/gi,
  },
  {
    code: 'weekday',
    // Short ones only after such a word: "sat" is a saturation, and "sun" shines.
    pattern:
      /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:on|this|last|next)\s+(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b|\b(?:today|tomorrow|tonight|yesterday|this (?:morning|afternoon|evening|week)|(?:last|next) (?:week|month|visit))\b/gi,
  },
  {
    code: 'place',
    pattern:
      /\b(?:room|rm|bed|bay|ward|floor|unit|suite|clinic)[\s.:#-]*\d[\w-]*|\b\d+\s+\p{L}+\s+(?:street|road|rd|avenue|ave|lane|drive)\b/giu,
  },
  {
    code: 'title',
    // "MS" and "MR" in capitals are a disease and an image, "DR" an eye.
    pattern:
      /(?<!\p{L})(?:[Mm]rs?|[Dd]r|[Mm]iss|[Pp]rof|Herr|Frau|Mme)\b\.?\s+\p{L}[\p{L}'’-]*|(?<!\p{L})(?:M[sx]|Sir|Nurse)\b\.?\s+\p{Lu}[\p{L}'’-]*/gu,
  },
  { code: 'initials', pattern: /(?<![\p{L}.])(?:\p{Lu}\.\s?){2,}/gu },
  {
    code: 'name',
    pattern:
      /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}[\p{L}'’-]*(?:\s+\p{Lu}\.?)?(?:\s+\p{Lu}\p{Ll}[\p{L}'’-]*)+|(?<=[\p{L}\p{N},;:)"“(]\s+)\p{Lu}\p{Ll}[\p{L}'’-]*/gu,
  },
  { code: 'number', pattern: /\d{3,}/g },
];

/** Capitals that topics are called by: Parkinson, Graves, Crohn. */
const OF_TOPICS: ReadonlySet<string> = new Set(
  ALL_TOPICS.flatMap(({ id }) => {
    const { label, short } = topicNames(id);
    return `${label} ${short}`.toLowerCase().match(/\p{L}+/gu) ?? [];
  }),
);

function isKnown(words: string): boolean {
  const parts = words.toLowerCase().match(/\p{L}+/gu) ?? [];
  return parts.length > 0 && parts.every((part) => OF_TOPICS.has(part));
}
