// The part of WebAssembly that we name: the compiler's own libraries tell of it only together with all of a browser.

export interface WasmMemory {readonly buffer: ArrayBuffer}

interface WebAssemblyPart {
  readonly Memory: new (limits: {readonly initial: number; readonly maximum: number}) => WasmMemory;
  readonly RuntimeError: new () => Error;
}

const {Memory, RuntimeError} = (globalThis as unknown as {readonly WebAssembly: WebAssemblyPart}).WebAssembly;

const page = 64 * 1024;

export function wasmMemory(mostBytes: number): WasmMemory {
  return new Memory({initial: 512, maximum: mostBytes / page});
}

/** What WebAssembly throws when its code gives up, runs out of stack or out of memory. Its state is worth nothing after. */
export function isTrap(failure: unknown): boolean {
  return failure instanceof RuntimeError || failure instanceof RangeError;
}
