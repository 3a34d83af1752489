// Which documents of a kind moved between two builds, and how much text and how many tokens each has on either side.
import type {RowChange} from '../../../graph/merkle/diff.ts';
import {heapFor} from '../../../graph/run/heap.ts';
import type {Store} from '../../../graph/store.ts';
import {inlineBytes, type Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {open} from '../../../graph/value/wire.ts';
import {samplesCodec} from '../../../stages/sample/samples-codec.ts';
import {spellId} from '../look/row-id.ts';
import {tokenCounts} from '../look/token-counts.ts';
import type {Amount, DocumentMove} from './difference.ts';

/** A row's tokens on either side, by id: the rows of tokens that moved. `undefined` where a build counted none at all. */
export interface TokenMoves {
  readonly before: ((ids: readonly string[]) => Promise<readonly (Digest | undefined)[]>) | undefined;
  readonly after: ((ids: readonly string[]) => Promise<readonly (Digest | undefined)[]>) | undefined;
}

/** A row that is no document on either side is none that moved. */
export async function documentMoves(store: Store, {kind, changes, tokens}: {kind: string; changes: readonly RowChange[]; tokens: TokenMoves}): Promise<readonly DocumentMove[]> {
  const ids = changes.map(({id}) => id);
  const before = await amounts(store, changes.map((change) => change.before), await tokens.before?.(ids));
  const after = await amounts(store, changes.map((change) => change.after), await tokens.after?.(ids));
  return changes.flatMap(({id}, at): readonly DocumentMove[] => {
    const [old, now] = [before[at] ?? null, after[at] ?? null];
    if (old === null && now === null) return [];
    return [{kind, id: spellId(id), move: old === null ? 'added' : now === null ? 'removed' : 'changed', before: old, after: now}];
  });
}

const rowsAtOnce = 512;

/** Heads only: no text is read. */
async function amounts(store: Store, digests: readonly (Digest | undefined)[], tokens: readonly (Digest | undefined)[] | undefined): Promise<readonly (Omit<Amount, 'documents'> | undefined)[]> {
  const found: (Omit<Amount, 'documents'> | undefined)[] = [];
  const counts = tokens === undefined ? undefined : await tokenCounts(store, tokens);
  for (let start = 0; start < digests.length; start += rowsAtOnce) {
    const batch = digests.slice(start, start + rowsAtOnce);
    const heap = await heapFor(store, batch.flatMap((digest) => (digest === undefined || stubOf(digest) !== undefined ? [] : [[digest]])), 0);
    for (const [at, digest] of batch.entries()) {
      const wire = digest === undefined ? undefined : (inlineBytes(digest) ?? heap.get(digest));
      if (wire === undefined) {
        found.push(undefined);
        continue;
      }
      const {links, payload} = open(wire);
      const {count, bytes} = samplesCodec.decode(payload, links.map((link) => ({digest: link, stub: 'not loaded'})));
      found.push({samples: count, bytes, tokens: counts === undefined ? null : (counts[start + at] ?? 0)});
    }
  }
  return found;
}
