/** Where one attempt would send what it stole. The name of the vector is in the host, so that a leak names its vector. */
export interface Aim {
  /** Unique to the vector, the place and the run. */
  readonly label: string;
  /** `label.attacker.test`. */
  readonly host: string;
  /** An address of this machine that nothing else uses. */
  readonly ip: string;
  /** The tenant's own path on the app's host. */
  readonly own: string;
  /** Origin of the tenant's EHR, which answers `/fhir/away?to=` with a redirect. */
  readonly ehr: string;
}

/** One way out that hostile code may try. */
export interface Vector {
  readonly name: string;
  /** What of the browser it uses. */
  readonly api: string;
  /** Its document may be gone afterwards, so it needs one of its own. */
  readonly alone?: true;
  readonly attempt: (aim: Aim) => unknown;
}

/** Constructs what may be missing from this browser, or from the types of any. */
export function make(name: string, ...parts: readonly unknown[]): unknown {
  const type: unknown = Reflect.get(globalThis, name);
  if (typeof type !== 'function') throw new Error(`no ${name}`);
  return Reflect.construct(type, parts);
}

/** Calls a method that may be missing. */
export function call(owner: object, name: string, ...parts: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method !== 'function') throw new Error(`no ${name}`);
  return Reflect.apply(method, owner, parts);
}

/** Reads a property that may be missing. */
export function part(owner: object, name: string): object {
  const value: unknown = Reflect.get(owner, name);
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    throw new Error(`no ${name}`);
  }
  return value;
}

/** Tries each; that one is refused is what it is for, and stops no other. Resolves when all are over, or after two seconds. */
export async function attemptAll(
  vectors: readonly Vector[],
  aimOf: (vector: Vector) => Aim,
): Promise<void> {
  const over = vectors.map(async (vector) => {
    try {
      await vector.attempt(aimOf(vector));
    } catch {
      // refused
    }
  });
  await Promise.race([
    Promise.all(over),
    new Promise((resolve) => {
      setTimeout(resolve, 2_000);
    }),
  ]);
}
