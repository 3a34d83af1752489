// What must be known of a tokenizer to plan a build and to describe its outputs, without loading its vocabulary.
import type {Digest} from '../../../graph/value/digest.ts';

export interface NamedToken {readonly id: number; readonly content: string}

export interface TokenizerFacts {
  readonly name: string;
  /** Of its effective `tokenizer.json`. */
  readonly digest: Digest;
  /** Ids are below this: the rows an embedding needs. */
  readonly vocab: number;
  /** Tokens beside the learned ones, by id. */
  readonly added: readonly NamedToken[];
  /** The control token that ends a document. */
  readonly end: NamedToken | null;
  /** What `tokenizer_config.json` names for the start of a text and for filling up. We put neither anywhere. */
  readonly begin: NamedToken | null;
  readonly pad: NamedToken | null;
}

/** Spellings in use, for a tokenizer that does not say which of its tokens ends a document. */
const usualEnds = ['<|endoftext|>', '<|end_of_text|>', '<｜end▁of▁sentence｜>', '</s>', '<eos>', '<|EOT|>', '[EOS]'];

export function endAmong(added: readonly NamedToken[], said: string | undefined): NamedToken | null {
  return tokenNamed(added, said) ?? usualEnds.map((content) => tokenNamed(added, content)).find((token) => token !== null) ?? null;
}

export function tokenNamed(added: readonly NamedToken[], content: string | undefined): NamedToken | null {
  return added.find((token) => token.content === content) ?? null;
}
