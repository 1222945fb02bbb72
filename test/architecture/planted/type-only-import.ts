// A violation on purpose: the dependency test must see a type-only import across the sides.
import type { ClinicalSnapshot } from '../../../src/phi/signals/clinical-snapshot.ts';

export type Planted = ClinicalSnapshot;
