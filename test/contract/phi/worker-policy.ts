/** Compiles what Node’s own network needs, and not the empty module that the worker tries its policy with. */
class Forbidding extends WebAssembly.Module {
  constructor(bytes: Uint8Array<ArrayBuffer>) {
    if (bytes.length === EMPTY_MODULE) throw new EvalError();
    super(bytes);
  }
}

const EMPTY_MODULE = 8; // bytes

/** `WebAssembly` as it is where the worker’s policy holds. */
export function underPolicy(): unknown {
  return Object.create(WebAssembly, { Module: { value: Forbidding } });
}
