// Reads text into a syntax tree, lets somebody look at it, and frees it. Trees live in WebAssembly's memory, so none gets out of here.
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import type * as Vendor from 'web-tree-sitter';
import {budgetOf, type Stopped} from './budget.ts';
import {grammarFiles, isPinned, runtimeFile, type GrammarFile, type GrammarName} from './grammars.ts';
import type {SyntaxNode} from './syntax-node.ts';
import {isTrap, wasmMemory, type WasmMemory} from './web-assembly.ts';

export interface Syntax {
  /**
   * `look` gets the root and the nodes of the wanted kinds, parents before children; they are gone when it returns.
   * A text that costs too much is refused, and so is one that breaks a grammar twice, the second time in a fresh memory.
   */
  read<T>(asked: Asked, look: (root: SyntaxNode, nodes: readonly SyntaxNode[]) => T): Promise<T | Stopped>;
  /** Bytes of WebAssembly memory held. */
  readonly held: number;
}

export interface Asked {
  readonly grammar: GrammarName;
  readonly text: string;
  readonly kinds: readonly string[];
}

interface Instance {
  readonly vendor: typeof Vendor;
  readonly parser: Vendor.Parser;
  readonly memory: WasmMemory;
  readonly grammars: Map<GrammarName, Promise<Vendor.Language>>;
}

const require = createRequire(import.meta.url);

/** Memory never shrinks: an instance that has grown so far is let go, and another one begins small. */
const mostHeld = 64 * 1024 * 1024;
const mostEver = 1024 * 1024 * 1024;

/**
 * Nothing is loaded before the first text. `now` tells the milliseconds that this thread has worked, such as `threadTime`: the last guard
 * against a text that no count has stopped.
 */
export function openSyntax(now: () => number): Syntax {
  let instance: Promise<Instance> | undefined;
  let memory: WasmMemory | undefined;

  return {
    async read(asked, look) {
      for (let fresh = instance === undefined; ; fresh = true) {
        const {held, language} = await ready(asked.grammar);
        try {
          const found = readOnce(held, language, asked, look);
          // What a parser leaves behind when it is stopped is not known to be harmless.
          if (isStopped(found)) letGo();
          return found;
        } catch (failure) {
          if (!isTrap(failure)) throw failure;
          letGo();
          if (fresh) return {stopped: 'breaks its grammar'};
        } finally {
          if (held.memory.buffer.byteLength > mostHeld) letGo();
        }
      }
    },
    get held() {
      return memory?.buffer.byteLength ?? 0;
    },
  };

  async function ready(name: GrammarName): Promise<{readonly held: Instance; readonly language: Vendor.Language}> {
    instance ??= instantiate();
    const held = await instance;
    memory = held.memory;
    const language = held.grammars.get(name) ?? loadGrammar(held, name);
    held.grammars.set(name, language);
    return {held, language: await language};
  }

  function letGo(): void {
    instance = undefined;
    memory = undefined;
  }

  function readOnce<T>({parser}: Instance, language: Vendor.Language, {text, kinds}: Asked, look: (root: SyntaxNode, nodes: readonly SyntaxNode[]) => T): T | Stopped {
    const budget = budgetOf(text.length, now);
    parser.setLanguage(language);
    const tree = parser.parse((index) => (budget.read() ? text.slice(index) : undefined), null, {progressCallback: () => budget.advance()});
    try {
      if (tree === null || budget.stopped !== undefined) return {stopped: budget.stopped ?? 'was not parsed'};
      const root = tree.rootNode;
      return look(root, root.descendantsOfType(quickly(kinds)));
    } finally {
      if (tree === null) parser.reset();
      tree?.delete();
    }
  }
}

/** The package keeps one instance for ever, so a new one needs the package anew: required, and forgotten by the cache. */
async function instantiate(): Promise<Instance> {
  const vendor = requireAnew();
  const memory = wasmMemory(mostEver);
  const options = {wasmMemory: memory, wasmBinary: await pinned(runtimeFile), printErr: () => undefined};
  await vendor.Parser.init(options as object);
  return {vendor, parser: new vendor.Parser(), memory, grammars: new Map()};
}

/** Is told of nothing. */
class Deaf {
  register(): void {}
  unregister(): void {}
}

/**
 * The package frees what was forgotten when it is collected. In a memory that a trap has left in disorder that would be another trap, which
 * nobody could catch. Here everything is freed by hand, or together with its memory; so it is told of nothing that is collected.
 */
function requireAnew(): typeof Vendor {
  const path = require.resolve('web-tree-sitter');
  const told = Object.getOwnPropertyDescriptor(globalThis, 'FinalizationRegistry');
  delete require.cache[path];
  try {
    Object.defineProperty(globalThis, 'FinalizationRegistry', {...told, value: Deaf});
    return require(path) as typeof Vendor;
  } finally {
    if (told !== undefined) Object.defineProperty(globalThis, 'FinalizationRegistry', told);
    delete require.cache[path];
  }
}

async function loadGrammar({vendor}: Instance, name: GrammarName): Promise<Vendor.Language> {
  return await vendor.Language.load(await pinned(grammarFiles[name]));
}

async function pinned(file: GrammarFile): Promise<Uint8Array> {
  const bytes = await readFile(require.resolve(file.file));
  if (!isPinned(bytes, file)) throw new Error(`The file "${file.file}" is not the one that outlines are made with: run "npm ci"`);
  return bytes;
}

/** The package asks of each of a grammar's hundreds of kinds whether a list includes it, for every text. */
function quickly(kinds: readonly string[]): string[] {
  const known = quick.get(kinds);
  if (known !== undefined) return known;
  const list = [...kinds];
  const set = new Set(list);
  list.includes = (kind) => set.has(kind);
  quick.set(kinds, list);
  return list;
}

/** Invariant: a list of kinds is never changed. */
const quick = new WeakMap<readonly string[], string[]>();

function isStopped(found: unknown): found is Stopped {
  return typeof found === 'object' && found !== null && 'stopped' in found;
}
