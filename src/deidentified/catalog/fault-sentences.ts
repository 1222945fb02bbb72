import type { FaultCode, PackFault } from './pack-fault.ts';

/** What an author, or whoever lays out a site, does about each fault. */
export const FAULT_SENTENCES: Readonly<Record<FaultCode, string>> = {
  'file-missing': 'The file is not there. A pack has four files; an empty list is written [].',
  'file-too-large': 'The file is larger than 5 MB and was left unread. Split the pack in two.',
  'wrong-size': 'The file has another size than the manifest says. Seal the pack again.',
  'wrong-hash': 'The file is not the one that was sealed. Seal the pack again.',
  'not-json': 'The file is not JSON in UTF-8. A missing comma or quote is the usual cause.',
  'format-newer': 'The pack has a newer format than this Foreword reads. Install a newer Foreword.',
  'format-older': 'The pack has an older format. Write it as format 2 and seal it again.',
  'other-pack': 'The folder holds a pack with another id than its own name.',
  'other-version':
    'The version is not the one the tenant pins. Change the pin, or install that version.',
  'not-an-object': 'Here stands something other than one object with named members.',
  'not-a-list': 'Here stands something other than a list.',
  'too-many-entries': 'The list is longer than a pack may have. Split the pack in two.',
  'member-unknown': 'No member of this name belongs here. Remove it, or correct its spelling.',
  'member-missing': 'A member is missing. pack.schema.json names those that belong here.',
  'member-malformed': 'The value does not have its form. pack.schema.json describes it.',
  'markup-in-text':
    'The text holds markup, a line break or a character that cannot be seen. Write plain text.',
  'unknown-topic': 'The topic is not in the topic CodeSystem. Choose one that is.',
  'id-twice': 'Another entry has the same id. Give each its own.',
  'address-twice': 'Another source has the same address. Keep one of them.',
  'entry-twice': 'The same entry stands in the list twice. Keep one of them.',
  'too-many-words':
    'There are too many words: 12 in a title, 35 in a stem, 30 in a reason, 25 in a bottom line, 150 in all.',
  'names-a-dose': 'The text names a dose. Leave the amount to the source.',
  'best-beyond-options': 'The best answer is counted from 0 and must be one of the options.',
  'topic-twice': 'A topic stands in topics and in given. Keep it in one of them.',
  'table-uneven': 'Each row of the table needs as many cells as its head.',
  'expiry-out-of-range': 'The card must expire after it was checked, within twelve months.',
  'reviewer-unnamed':
    'The card is signed by someone the manifest does not name among its reviewers.',
  'source-missing': 'The source is not in sources.json. Add it there, or cite another.',
  'source-off-topic':
    'The source covers no topic of the card. Cite one that does, or correct its topics.',
  'topic-is-not-asked-for': 'The topic of a rule must be one of those it asks for.',
  'fires-on-one-thing': 'One thing alone would satisfy the rule. Ask for at least two.',
  'contradicts-itself': 'The rule asks for something and for its absence.',
  'names-a-rare-topic': 'The rule names a rare topic: together they could point at one person.',
  'names-a-sensitive-topic':
    'The rule names a sensitive topic, which is never named beside another.',
  'names-a-sensitive-drug-class':
    'The rule names a sensitive drug class, which is never named beside another.',
  'topics-differ': 'The manifest lists other topics than its cards have. Seal the pack again.',
  'focus-reversed': 'The focus ends before it begins.',
  'change-of-unknown-card': 'The change is of a card that is not in cards.json.',
  'change-of-later-version':
    'The change is of a later version than the card has. Raise the version of the card.',
  'successor-missing':
    'A superseded card names in "by" the card of this pack that takes its place.',
  'successor-not-wanted': 'Only a superseded card has a successor. Write null in "by".',
  'supersession-cycle': 'Following the successors leads back to this card. One of them must stand.',
  'withdrawn-card-present': 'The card is withdrawn and still in cards.json. Remove it there.',
  'hides-own-card': 'The pack hides a card of its own. Remove the card, or withdraw it.',
};

/** One line for a console: the file, the place and what to do. */
export function faultLine({ code, file, at }: PackFault): string {
  return `${file}${at === null ? '' : ` ${at}`}: ${FAULT_SENTENCES[code]} (${code})`;
}
