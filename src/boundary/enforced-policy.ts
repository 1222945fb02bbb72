/** What of a page's or a worker's global scope can make code of data. */
export interface Compilers {
  /** Absent where the employer has switched compilers off. */
  readonly WebAssembly?: {
    readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => unknown;
  };
  readonly Function: new (body: string) => unknown;
}

/**
 * Whether a content security policy of ours holds here: none of them lets anything be compiled at run time, so the smallest module there
 * is must be refused. Asks nothing of the network, and Chromium writes nothing to the console.
 */
export function isPolicyEnforced(scope: Compilers): boolean {
  try {
    compileNothing(scope);
    return false;
  } catch (error) {
    return error instanceof Error && REFUSALS.has(error.name);
  }
}

function compileNothing({ WebAssembly: webAssembly, Function: compiled }: Compilers): unknown {
  return webAssembly === undefined ? new compiled('') : new webAssembly.Module(EMPTY_MODULE);
}

/** The magic number and the version, and no section (webassembly.github.io/spec/core/binary/modules.html). */
const EMPTY_MODULE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/** Of WebAssembly, and of a string. */
const REFUSALS: ReadonlySet<string> = new Set(['CompileError', 'EvalError']);
