// How the outlines of one language are read: which kinds of nodes of its grammar mean what. A language is one file that says so, and one line in the list.
import type {GrammarName} from './syntax/grammars.ts';
import type {SyntaxNode} from './syntax/syntax-node.ts';

/** Where a field's name does not tell a part. */
type Part = (node: SyntaxNode) => SyntaxNode | undefined;
type ByKind<T> = Readonly<Record<string, T>>;

export interface Language {
  /** As the table of languages names it. */
  readonly name: string;
  /** Languages that its grammar reads as well. */
  readonly also?: readonly string[];
  /** Bumped when equal texts may give another outline. */
  readonly version: number;
  readonly grammar: GrammarName;
  /** Reads what the grammar stumbles over in another spelling of equal length. */
  readonly respell?: (text: string) => string;
  readonly comments: readonly string[];
  readonly docs?: DocRule;
  readonly attributes?: readonly string[];
  readonly declarations: ByKind<DeclarationRule>;
  /** Nodes around a declaration that belong to it: decorators, `export`, `template <…>`. */
  readonly wrappers?: readonly string[];
  /** From a node that holds a name to the field with a smaller one: declarators, generic types. */
  readonly unwrap?: ByKind<readonly string[] | Part>;
  readonly words?: WordRules;
  readonly calls?: ByKind<CallRule>;
  /** Nodes that hold the tokens of a macro, unread by the grammar: a name before such a node within another is called. */
  readonly tokens?: string;
  /** A callee of two parts. */
  readonly members?: ByKind<{readonly receiver: string | Part; readonly name: string | Part}>;
  readonly imports?: ByKind<(node: SyntaxNode, text: string) => readonly ImportFound[]>;
  readonly exports?: ByKind<(node: SyntaxNode, text: string) => readonly ExportFound[]>;
  /** Nodes that decide what runs. */
  readonly conditions?: readonly string[];
  readonly test?: {readonly attribute?: RegExp; readonly name?: RegExp; readonly kinds?: readonly string[]};
}

export interface DeclarationRule {
  /** None when this node turns out to declare nothing. */
  readonly kind: string | ((node: SyntaxNode, text: string) => string | undefined);
  /** The kind it has inside declarations of these kinds. */
  readonly inside?: ByKind<string>;
  /** Fields that may hold the name, the first that is there; or where to find it. `name` by default. */
  readonly name?: readonly string[] | ((node: SyntaxNode) => SyntaxNode | undefined);
  /** What does not belong to a name at its end. Quotes never do. */
  readonly nameEnd?: RegExp;
  /** Fields that may hold the body. `body` by default. */
  readonly body?: readonly string[] | ((node: SyntaxNode) => SyntaxNode | undefined);
  /** Fields that name what it extends or implements. */
  readonly bases?: readonly string[] | ((node: SyntaxNode) => readonly SyntaxNode[]);
  /** More names that it declares besides the first: `a, b int`. */
  readonly more?: (node: SyntaxNode) => readonly SyntaxNode[];
  /** The type it belongs to, where that is written with it and not around it. */
  readonly of?: (node: SyntaxNode, text: string) => string;
  /** The body ends where the declaration does, whatever nodes it is made of. */
  readonly bodyToEnd?: true;
  /** False where it declares nothing worth knowing inside a function, unless it is one. */
  readonly local?: false;
  /** Counts only as a direct part of a declaration of these kinds. */
  readonly only?: readonly string[];
}

export interface DocRule {
  /** What a comment begins with that documents what follows. Without it any comment right above does. */
  readonly comment?: RegExp;
  /** The first statement of a body, when it is of this kind, documents what it is in. */
  readonly firstInBody?: string;
}

export interface WordRules {
  readonly modifiers?: readonly string[];
  /** Found in the words before the name. */
  readonly visibility?: RegExp;
  /** Without such a word. */
  readonly otherwise?: string | ((declaration: {readonly name: string; readonly kind: string; readonly parentKind: string; readonly parentHasBases: boolean; readonly words: string}) => string);
  /** Nodes that set the visibility of what follows them in the same declaration. */
  readonly sections?: readonly string[];
  /** Lines that do so, where a grammar sees a mere name in them. */
  readonly sectionLine?: RegExp;
  /** What sections speak of; all that follows by default. */
  readonly sectioned?: (declaration: {readonly kind: string; readonly of: string}) => boolean;
}

export interface CallRule {
  readonly kind: 'call' | 'new' | 'macro';
  /** Fields that may hold it; `function` by default. */
  readonly callee?: readonly string[] | Part;
  /** Where the call itself has both parts. */
  readonly receiver?: string;
}

export interface ImportFound {readonly node: SyntaxNode; readonly module: string; readonly name: string; readonly alias: string}
export interface ExportFound {readonly node: SyntaxNode; readonly name: string; readonly alias: string; readonly module: string}
