import type { Edit } from './door-edit.ts';
import { KEEPING_EDITS } from './door-edits-keeping.ts';
import { NOTICING_EDITS } from './door-edits-noticing.ts';
import { OPENING_EDITS } from './door-edits-opening.ts';
import { SEALING_EDITS } from './door-edits-sealing.ts';
import { STRUCTURE_EDITS } from './door-edits-structure.ts';
import { SUBJECT_EDITS } from './door-edits-subjects.ts';
import { MESSAGE_EDITS } from './door-edits-words.ts';

/** Every rule of doors and store that is taken out of its source in turn. */
export const EDITS: readonly Edit[] = [
  ...STRUCTURE_EDITS,
  ...MESSAGE_EDITS,
  ...SUBJECT_EDITS,
  ...SEALING_EDITS,
  ...NOTICING_EDITS,
  ...KEEPING_EDITS,
  ...OPENING_EDITS,
];
