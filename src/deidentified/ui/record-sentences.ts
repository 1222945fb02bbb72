import type { KeptRecord } from '#boundary/kept-policy.ts';
import type { RecordTask } from '#deidentified/record/record-view.ts';
import type { StoreCode } from '#deidentified/storage/outcome.ts';
import { LEAST_LETTERS } from '#deidentified/storage/passphrase.ts';
import type { Damage } from '#deidentified/storage/store-state.ts';

/** Why the record did not do what was asked, and what to do. */
export const STORE_TEXT: Readonly<Record<StoreCode, string>> = {
  'storage-blocked':
    'This browser gives Foreword no lasting storage here. Take your record along as a file instead.',
  'storage-full':
    'There is no room left on this computer. Nothing is lost: it is still in this page, and is tried again with the next mark. Or take your record along as a file.',
  'storage-busy':
    'Another window of Foreword was writing. Nothing is lost: it is tried again with the next mark.',
  'store-closed':
    'The record was forgotten or replaced in another window. What you did in this session is still in this page.',
  'store-damaged': 'What is kept is damaged, so nothing was written over it.',
  'store-newer':
    'A newer version of Foreword wrote this record. Nothing is lost: close this window and open Foreword again from your EHR.',
  'wrong-passphrase': 'This passphrase opens no record on this computer.',
  'passphrase-unfit': `This passphrase cannot be used here. Choose another one of at least ${LEAST_LETTERS} characters.`,
  'passphrase-needed': 'A file needs a passphrase of its own.',
  'passkey-refused':
    'No passkey was given: it was not at hand, it was dismissed, or this page may not ask. Try again, or use a passphrase.',
  'passkey-unsupported': 'This passkey cannot keep a secret. Use a passphrase instead.',
  'file-unknown': 'This is not a record of Foreword. Nothing was changed.',
  'file-newer': 'A newer version of Foreword made this file. Nothing was changed.',
  'file-truncated': 'The end of this file is missing. Nothing was changed; try another copy of it.',
  'file-tampered': 'This file was changed after it was made. Nothing of it was used.',
  'file-foreign': 'This passphrase does not open this file. Nothing was changed.',
  defect: 'Something in Foreword broke. The fault is ours; what is kept is as it was.',
};

/** What is wrong with a record, as far as can be told. */
export const DAMAGE_TEXT: Readonly<Record<Damage, string>> = {
  'store-missing':
    'A record was kept on this computer, and is gone: cleared with the browser’s data, or by whoever looks after this computer.',
  'store-newer': 'A newer version of Foreword wrote it. Nothing is lost.',
  'store-unreadable': 'The browser cannot open the database that records are kept in.',
  'store-older': 'It has gone back to an earlier day: what was kept since is missing.',
  'head-missing': 'Its table of contents is missing, so it cannot be said what else is.',
  'head-garbled': 'Its table of contents cannot be read, so it cannot be said what is missing.',
  'pack-missing': 'A part of it is missing.',
  'pack-older': 'A part of it has gone back to an earlier day.',
  'pack-truncated': 'A part of it is cut short.',
  'pack-swapped': 'A part of it stands where another belongs.',
  'pack-foreign': 'A part of it was sealed by another key.',
  'pack-garbled': 'A part of it cannot be read.',
};

/** What has been done, once it is. */
export const DONE_TEXT: Readonly<Record<Exclude<RecordTask, 'save' | 'forget'>, string>> = {
  remember: 'Your learning is remembered on this computer, from this session on.',
  open: 'Opened. What you did before in this session is in it too.',
  'take-along':
    'Your record is in a file, in the folder of your downloads, and opens with its passphrase only. If none is there, this window does not let Foreword save one.',
  'bring-back': 'Your record is here. What was in both stands once.',
  mend: 'Your record is whole again.',
};

/** A record that a file brought where none is open. */
export const BROUGHT_TEXT =
  'Your record is here until this session ends. To keep it on this computer, ask to be remembered.';

/** What is under way. */
export const UNDER_WAY_TEXT: Readonly<Record<RecordTask, string>> = {
  remember: 'Making your record…',
  open: 'Opening…',
  save: 'Keeping…',
  'take-along': 'Sealing the file…',
  'bring-back': 'Opening the file…',
  mend: 'Mending…',
  forget: 'Forgetting…',
};

/** Kinds of record, as the Privacy page lists them. */
export const KIND_TEXT: Readonly<Record<KeptRecord['kind'], string>> = {
  learning: 'What you read and answered, with the day',
  mark: 'Marks, with the month',
  note: 'Your questions and what you wanted to notice, with the quarter',
  outcome: 'What came of a card after clinic, with the quarter',
  exposure: 'Topics of your schedule, by quarter, as 1–2, 3–10 or 11+ visits',
  wish: 'What you want first, never, less or more of',
  shown: 'Cards a brief showed, with the week',
  veto: 'Topics you said were not meant',
  profile: 'Who is reading',
  settings: 'Your settings',
};

export const OFFER_TEXT = {
  title: 'Remember my learning on this computer?',
  body: 'What you read, answered and marked, and how often subjects came up in a quarter: encrypted here, for 24 months or as you set. Nothing that points at a patient.',
  caution: 'A personal record: it carries no credit, and may be discoverable.',
  status: 'Under the cards: Foreword can remember your learning on this computer.',
  beside:
    'A record is kept here already. If it is yours, open it. If not, yours would lie beside it, and neither opens the other.',
} as const;

export const PASSPHRASE_RULE = `At least ${LEAST_LETTERS} characters. Nobody can recover it for you.`;

/** Why nothing can be kept here, and the way that is left. */
export const MEMORY_ONLY_TEXT = {
  blocked:
    'Nothing can be kept here: this browser gives Foreword no lasting storage. Take your record along as a file before you leave.',
  partitioned:
    'Nothing can be kept here: inside another site’s frame a browser may drop it at any time. Take your record along as a file before you leave.',
} as const;

export const LEFT_OUT_TEXT = 'Not kept: about a sensitive subject.';

/** A reader who cannot open a record cannot erase it either: it may be somebody else’s. */
export const FORGET_LOCKED_TEXT =
  'To forget your record, open it first. What is locked here may be somebody else’s, and nobody can erase another’s.';
