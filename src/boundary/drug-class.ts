import { DRUG_CLASS_LINES } from './drug-class-code-system.ts';

declare const drugClassId: unique symbol;

/** A class of drugs that evidence and rules may name. Only `isDrugClassId` makes one. */
export type DrugClassId = string & { readonly [drugClassId]: true };

const LINES = DRUG_CLASS_LINES.trim().split('\n');
const SENSITIVE_MARK = '*';
const CLASSES: ReadonlySet<string> = new Set(LINES.map((line) => line.replace(SENSITIVE_MARK, '')));

/** Classes that say by themselves what design decision 3 keeps to a bare presence. */
const SENSITIVE: ReadonlySet<string> = new Set(
  LINES.filter((line) => line.endsWith(SENSITIVE_MARK)).map((line) => line.slice(0, -1)),
);

/** True for a code of `fhir-profiles/CodeSystem-foreword-drug-classes.json`, and for nothing else. */
export function isDrugClassId(value: unknown): value is DrugClassId {
  return typeof value === 'string' && CLASSES.has(value);
}

/** True for a class that points at a sensitive topic: no rule may name it. */
export function isSensitiveDrugClass(id: DrugClassId): boolean {
  return SENSITIVE.has(id);
}
