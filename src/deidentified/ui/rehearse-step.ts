import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import type { RehearsalStep } from '#deidentified/learning/rehearsal.ts';
import type { View } from './view.ts';

/** What each step of a rehearsal is given. */
export interface StepProps<Kind extends RehearsalStep['kind']> {
  readonly view: View;
  readonly catalog: Catalog;
  readonly step: Extract<RehearsalStep, { readonly kind: Kind }>;
  /** Goes on to the next step. */
  readonly next: () => void;
  readonly isLast: boolean;
}
