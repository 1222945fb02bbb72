import type { PackName } from '#deidentified/catalog/card-facts.ts';
import type { Card } from '#deidentified/catalog/pack.ts';

/** The whole of a report: which card, and of which version of which pack. The reader adds the rest, or nothing. */
export function reportText(
  { id, version }: Pick<Card, 'id' | 'version'>,
  pack: Pick<PackName, 'id' | 'version'>,
): string {
  return [
    SUBJECT,
    `Card: ${id}`,
    `Card version: ${version}`,
    `Pack version: ${pack.id} ${pack.version}`,
    '',
  ].join('\n');
}

/** Opens a mail to the contact with this text and a subject that says no more (RFC 6068). */
export function reportAddress(contact: string, text: string): string {
  const [local = '', host = ''] = contact.split('@');
  const body = encodeURIComponent(text.replaceAll('\n', '\r\n'));
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(host)}?subject=${encodeURIComponent(SUBJECT)}&body=${body}`;
}

const SUBJECT = 'Foreword card report';
