/** HTML that was escaped where it had to be. */
export interface Html {
  readonly html: string;
}

/** A template whose every value is escaped, unless it is HTML already. Lists are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return {
    html: parts.reduce((text, part, index) => text + rendered(values[index - 1]) + part),
  };
}

type Value = string | number | Html | readonly Html[] | null | undefined;

function rendered(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'html' in value ? value.html : value.map((each) => each.html).join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
