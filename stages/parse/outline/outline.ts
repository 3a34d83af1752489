// What a file declares, imports, exports and calls: plain spans in the UTF-8 bytes of its clean text, in the order of the text. No trees.

export interface Outline {
  /** As the table of languages names it. */
  readonly language: string;
  readonly how: 'grammar' | 'patterns';
  /** The grammar met text that it could not read; what it read around it is here. */
  readonly damaged: boolean;
  readonly declarations: readonly Declaration[];
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  readonly calls: readonly Call[];
  /** What stands in no declaration and is no import: the statements of a script. */
  readonly rest: Content;
}

/** What a stretch of code holds besides what is declared inside it. */
export interface Content {
  /** How often it decides: `if`, `match`, `?:`. Where a grammar tells. */
  readonly conditions: number;
  /** Database queries that it spells, each with a hash of its text. */
  readonly queries: readonly string[];
  /** Of its plain text; empty where there is none. */
  readonly hash: string;
}

export interface Place {readonly from: number; readonly to: number}

export interface Declaration extends Place {
  /** One vocabulary for all languages: function, method, struct, class, field, variant, key, section… */
  readonly kind: string;
  /** As it stands at `nameAt`; empty where it has none. */
  readonly name: string;
  readonly nameAt: number;
  /** The declaration around it: an index in the same list, always a smaller one; -1 for none. */
  readonly parent: number;
  /** The type it belongs to, where that is written with it and not around it: the receiver of a method in Go. */
  readonly of: string;
  /** In the words of its language, with its default spelled out: `pub(crate)`, `private`, `package`. */
  readonly visibility: string;
  readonly modifiers: readonly string[];
  /** From the start to the body, without the space between; the whole where there is no body. */
  readonly signature: Place;
  readonly body?: Place;
  readonly doc?: Place;
  /** Attributes, decorators, annotations. */
  readonly attributes: readonly Place[];
  /** What it extends or implements, as written. */
  readonly bases: readonly string[];
  /** Lines count from 1; the last one is part of it. */
  readonly line: number;
  readonly lastLine: number;
  readonly test: boolean;
  readonly hashes: Hashes;
  /** Of its body without what is declared inside: tells how alike two bodies are. Empty for a short one. */
  readonly sketch: string;
  /** As those of any content. */
  readonly conditions: number;
  readonly queries: readonly string[];
}

/**
 * Equal for texts that differ only in comments. What is declared inside has hashes of its own and is left out, and so are the name and the
 * visibility in a signature: both are told apart.
 */
export interface Hashes {readonly signature: string; readonly body: string; readonly attributes: string}

export interface Import extends Place {
  /** What is imported from, as written: a path, a package, a file. */
  readonly module: string;
  /** One name of it; empty for the whole, `*` for all names. */
  readonly name: string;
  /** What it is called here; empty where it keeps its name. */
  readonly alias: string;
}

export interface Export extends Place {
  readonly name: string;
  readonly alias: string;
  /** From where it is passed on; empty for what is declared here. */
  readonly module: string;
}

export interface Call extends Place {
  readonly kind: 'call' | 'new' | 'macro';
  readonly name: string;
  readonly nameAt: number;
  /** What it is called on, as a place: an expression, a path, a type. */
  readonly receiver?: Place;
  /** The declaration it stands in; -1 for none. */
  readonly within: number;
}
