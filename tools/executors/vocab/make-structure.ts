// What a dataset's vocabulary of structure would be today, held against the pinned one.
import {digestOf, type Digest} from '../../../graph/value/digest.ts';
import {contextVocabulary} from '../../../stages/tokenize/structural/context-vocabulary.ts';
import {contextKinds, contextToken, type ContextKind} from '../../../stages/tokenize/structural/structural-token.ts';
import {spellVocabulary} from '../../../stages/tokenize/structural/vocabulary-file.ts';
import {ArtefactProblem} from '../artefacts/artefact-problem.ts';
import {readStructurePin, structurePinOf} from '../artefacts/structure-pin.ts';
import type {StructureChoice} from '../build/contract.ts';
import type {CountedStructure} from './count-structure.ts';

export interface StructureReport {
  readonly counted: {readonly chunks: number; readonly words: number; readonly distinct: number};
  /** How many names of a kind there are, and how many have a token of their own. */
  readonly contexts: Readonly<Record<ContextKind, {readonly names: number; readonly own: number}>>;
  readonly candidate: {readonly digest: Digest; readonly ids: number};
  /** Ids are none where its file is gone or damaged. */
  readonly pinned: {readonly digest: Digest; readonly ids: number | null; readonly commits: readonly string[]} | null;
  /** Of its tokens. One that was moved has another id. None without a pin that can be read. */
  readonly drift: {readonly added: readonly string[]; readonly removed: readonly string[]; readonly kept: number; readonly moved: number} | null;
  readonly promoted: {readonly lock: string; readonly file: string} | null;
}

export async function makeStructure({counts}: Pick<CountedStructure, 'counts'>, choice: StructureChoice, store: string): Promise<{readonly bytes: Uint8Array; readonly report: StructureReport}> {
  const tokens = contextVocabulary(counts, choice.caps);
  const bytes = spellVocabulary(tokens);
  const pin = await structurePinOf(choice);
  const former = pin === undefined ? undefined : await readStructurePin(choice, pin, store).catch(lostOrThrow);
  return {
    bytes,
    report: {
      counted: {chunks: counts.chunks, words: counts.words, distinct: counts.tokens.size},
      contexts: namesOf(counts.tokens, tokens),
      candidate: {digest: digestOf(bytes), ids: tokens.length},
      pinned: pin === undefined ? null : {digest: pin.digest, ids: former?.tokens.length ?? null, commits: pin.provenance.commits},
      drift: former === undefined ? null : driftOf(former.tokens, tokens),
      promoted: null,
    },
  };
}

/** One whose file is lost cannot be compared, but replaced. */
function lostOrThrow(failure: unknown): undefined {
  if (failure instanceof ArtefactProblem && failure.kind === 'artefact-lost') return undefined;
  throw failure;
}

function namesOf(counted: ReadonlyMap<string, number>, tokens: readonly string[]): StructureReport['contexts'] {
  const of = (kind: ContextKind, all: Iterable<string>) => [...all].filter((token) => token.length > 1 && token.startsWith(contextToken(kind, '').slice(0, -1))).length;
  return Object.fromEntries(contextKinds.map((kind) => [kind, {names: of(kind, counted.keys()), own: of(kind, tokens)}])) as StructureReport['contexts'];
}

function driftOf(former: readonly string[], now: readonly string[]): NonNullable<StructureReport['drift']> {
  const [ids, left] = [new Map(former.map((token, id) => [token, id])), new Set(now)];
  const kept = now.filter((token) => ids.has(token));
  return {added: now.filter((token) => !ids.has(token)), removed: former.filter((token) => !left.has(token)), kept: kept.length, moved: now.filter((token, id) => ids.has(token) && ids.get(token) !== id).length};
}
