/**
 * A word without its plural or its -ing, so that a wording and a phrase meet. Lighter than Porter's stemmer on purpose:
 * `hives` must not become `hiv`, nor `bleed` `ble`.
 */
export function stem(word: string): string {
  return withoutSilentE(withoutSuffix(withoutPlural(word)));
}

function withoutPlural(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:sses|shes|xes|zes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function withoutSuffix(word: string): string {
  if (word.length <= 5 || !word.endsWith('ing')) return word;
  const root = word.slice(0, -3);
  return /([bdgmnprt])\1$/.test(root) ? root.slice(0, -1) : root;
}

function withoutSilentE(word: string): string {
  return word.length >= 6 && word.endsWith('e') ? word.slice(0, -1) : word;
}
