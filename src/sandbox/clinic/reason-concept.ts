import type { CodeableConcept } from '@medplum/fhirtypes';
import type { Mark } from './canary.ts';
import { codingsOf } from './coding-systems.ts';
import { chance, pick } from './random.ts';
import type { Random } from './random.ts';
import type { VisitReason } from './visit-reason.ts';

/** Percent of reasons that someone coded. */
const CODED_PERCENT = 50;

/** A visit's reason as the EHR holds it: half are coded, the rest only typed; the typed words end in a canary. */
export function reasonConcept(reason: VisitReason, random: Random, mark: Mark): CodeableConcept {
  const text = `${reason.typed} ${mark()}`;
  const habit = pick(random, ['icd10cm', 'icd10cm', 'snomed', 'both'] as const);
  if (!chance(random, CODED_PERCENT) || reason.coded.icd10cm === '') return { text };
  return { coding: codingsOf(reason.coded, habit), text };
}
