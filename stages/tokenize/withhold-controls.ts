// Takes the control tokens out of a `tokenizer.json`, so that no content can spell its way to one.
import type {Params as Json} from '../../graph/value/params.ts';
import {isObject, vocabularyOf, type AddedToken, type JsonObject, type TokenizerJson} from './tokenizer-json.ts';

export interface Withheld {
  /** Knows no control token and puts nothing around a text. */
  readonly content: TokenizerJson;
  readonly controls: ReadonlyMap<string, number>;
}

export function withholdControls(json: TokenizerJson): Withheld {
  const {model} = json;
  const vocabulary = vocabularyOf(model);
  // A character that the vocabulary needs to spell text is content, though it be marked special.
  const taken = json.added_tokens.filter((token) => isControl(token) && (Array.from(token.content).length > 1 || !vocabulary?.has(token.content)));
  const contents = new Set(taken.map(({content}) => content));
  return {
    content: {
      ...json,
      added_tokens: json.added_tokens.filter(({content}) => !contents.has(content)),
      post_processor: null,
      // Most vocabularies do not list their control tokens again, and copying one takes longer than reading it.
      model: taken.some(({content}) => vocabulary?.has(content)) ? withoutContents(model, contents) : model,
    },
    controls: new Map(taken.map(({content, id}) => [content, id])),
  };
}

/**
 * Marked special, or framed like a mark: several families leave `<|fim_prefix|>` or `<tool_call>` unmarked.
 * What is left are runs of spaces and plain words, which are content.
 */
function isControl({content, special}: AddedToken): boolean {
  return special || /^(?:<[^\s<>]+>|\[[^\s[\]]+\])$/u.test(content);
}

function withoutContents(model: JsonObject, contents: ReadonlySet<string>): JsonObject {
  return {...model, vocab: withoutPieces(model, contents), ...('merges' in model && {merges: withoutMerges(model['merges'], contents)})};
}

/** The unknown token stays: a vocabulary without it cannot say what it does not know. */
function withoutPieces({vocab, unk_token: unknown, unk_id: unknownId}: JsonObject, contents: ReadonlySet<string>): Json {
  if (isObject(vocab)) return Object.fromEntries(Object.entries(vocab).filter(([piece]) => !contents.has(piece) || piece === unknown));
  // A list's ids are its places, so a piece is renamed to what no text contains, as text is well formed: a lone surrogate.
  if (Array.isArray(vocab)) return vocab.map((entry: Json, id) => (id !== unknownId && isListed(entry, contents) ? [`\ud800${id}`, entry[1] ?? 0] : entry));
  return vocab ?? null;
}

function isListed(entry: Json, contents: ReadonlySet<string>): entry is readonly Json[] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && contents.has(entry[0]);
}

/** A merge that makes or uses a withheld piece would drop text. */
function withoutMerges(merges: Json | undefined, contents: ReadonlySet<string>): Json {
  if (!Array.isArray(merges)) return null;
  return merges.filter((merge: Json) => {
    const [left, right] = typeof merge === 'string' ? merge.split(' ', 2) : Array.isArray(merge) ? merge : [];
    if (typeof left !== 'string' || typeof right !== 'string') return false;
    return !contents.has(left) && !contents.has(right) && !contents.has(left + right);
  });
}
