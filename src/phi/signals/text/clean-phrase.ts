/** No more than this of a phrase is read; a reason for a visit says what it says well before. */
const LONGEST_PHRASE = 200;

/**
 * The beginning of a phrase as plain text: compatibility forms unified, accents and invisible characters gone,
 * and everything gone that looks like an identifier. Bounded, whatever the length of the phrase.
 */
export function cleanPhrase(phrase: string): string {
  const start = phrase.slice(0, LONGEST_PHRASE).normalize('NFKC').slice(0, LONGEST_PHRASE);
  const plain = start
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/\p{Cc}/gu, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  return IDENTIFIERS.reduce((text, pattern) => text.replace(pattern, ' '), plain);
}

/**
 * What may name a person, a record or a day, after the identifiers of 45 CFR 164.514(b)(2): addresses of mail and web,
 * labelled numbers, dates, times, numbers of five digits or more, people with a title. Ages and durations go with them.
 */
const IDENTIFIERS: readonly RegExp[] = [
  /\S{1,80}@\S{1,80}/g,
  /\b(?:https?:|www\.)\S{0,200}/gi,
  /\b(?:mrn|dob|ssn|acct|account|csn|member id|phone|tel)\b[\s:#.]{0,3}[\w/-]{0,20}\d[\w/-]{0,20}/gi,
  /\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b/g,
  /\b\d{1,2}\/\d{1,2}\b/g,
  /\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?)?/gi,
  /\b\d{1,2}\s?[ap]\.?m\b\.?/gi,
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s\d{1,2}(?:st|nd|rd|th)?\b/gi,
  /(?:\+?\d[\s().-]{0,2}){7,20}/g,
  /\b\w*(?:\d\w*){5,}\b/g,
  /\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof)\b\.?\s{1,3}[A-Z][\w'-]{0,30}(?:\s[A-Z][a-z'-]{1,30}(?![a-z]))?/g,
  /\b(?:mr|mrs|mx|dr|MR|MRS|DR|MS|ms)\.\s?[A-Za-z][\w'-]{0,30}/g,
  /\b(?:mrs|mx)\s[A-Za-z][\w'-]{0,30}/gi,
  /\b\d{1,3}\s?-?(?:y\/?o|yrs? old|years? old|y|yr|yrs|months? old|weeks? old|days? old)\b/gi,
  /\bx\s?\d{1,3}\s?[a-z]{0,6}\b/gi,
];
