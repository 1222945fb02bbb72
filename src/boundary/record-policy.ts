/**
 * A closed world in one shape: a record is a table of fields, each with the values it admits, how long it may live, and why it exists.
 * The table is the type, the allow-list of the doors, and the text of the documentation at once.
 */

/**
 * moment: memory only. device: the encrypted store, once the learner asked. shared: a file the learner hands over.
 */
export type Lifetime = 'moment' | 'device' | 'shared';

export interface Field<T> {
  readonly lifetime: Lifetime;
  readonly why: string;
  readonly admits: (value: unknown) => value is T;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

export interface RecordPolicy<F extends Fields> {
  readonly fields: F;
  /** What must hold between fields once each is admitted by itself. */
  readonly together: (record: Plain<F>) => boolean;
}

export type Plain<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

declare const admitted: unique symbol; // not exported: nothing but `admit` can make one

export interface AdmittedMark {
  readonly [admitted]: true;
}

/** A record that passed its policy. The mark cannot be written by hand. */
export type Admitted<P> = P extends RecordPolicy<infer F> ? Plain<F> & AdmittedMark : never;

/** Declares a field; `why` is shown to readers as it stands. */
export function field<T>(
  lifetime: Lifetime,
  why: string,
  admits: (value: unknown) => value is T,
): Field<T> {
  return { lifetime, why, admits };
}

/** Declares a record's policy. */
export function recordPolicy<F extends Fields>(
  fields: F,
  together: (record: Plain<F>) => boolean = () => true,
): RecordPolicy<F> {
  return { fields, together };
}

/**
 * Lets a candidate through, or refuses the whole of it: an unknown field, a missing one, or a value outside its vocabulary is
 * never trimmed away. The same object comes back, so what was checked is what crosses.
 */
export function admit<F extends Fields>(
  policy: RecordPolicy<F>,
  candidate: unknown,
): (Plain<F> & AdmittedMark) | undefined {
  return isAdmitted(policy, candidate) ? candidate : undefined;
}

/** `admit` as a guard, for policies whose fields hold records. */
function isAdmitted<F extends Fields>(
  policy: RecordPolicy<F>,
  candidate: unknown,
): candidate is Plain<F> & AdmittedMark {
  return isPlain(policy, candidate) && policy.together(candidate);
}

/** `isAdmitted` for one policy, to stand as a field's guard. */
export function isRecordOf<F extends Fields>(
  policy: RecordPolicy<F>,
): (candidate: unknown) => candidate is Plain<F> & AdmittedMark {
  return (candidate): candidate is Plain<F> & AdmittedMark => isAdmitted(policy, candidate);
}

function isPlain<F extends Fields>(
  { fields }: RecordPolicy<F>,
  candidate: unknown,
): candidate is Plain<F> {
  if (typeof candidate !== 'object' || candidate === null) return false;
  const prototype: unknown = Object.getPrototypeOf(candidate);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const given = Reflect.ownKeys(candidate);
  if (given.length !== Object.keys(fields).length) return false;
  return given.every((key) => {
    if (typeof key !== 'string' || !Object.hasOwn(fields, key)) return false;
    const own = Object.getOwnPropertyDescriptor(candidate, key);
    if (own === undefined || !('value' in own)) return false; // a getter could answer twice differently
    return fields[key]?.admits(own.value) === true;
  });
}

/** The guard of records that a policy admits, for lists of them in another record. */
export function passes<F extends Fields>(policy: RecordPolicy<F>) {
  return (value: unknown): value is Plain<F> & AdmittedMark => isAdmitted(policy, value);
}
