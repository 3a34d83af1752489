// Whether a build parted a change: asked before its outputs are said to be whole, of the groups that changed since outputs last were.
import {chunksOf, emptyMap} from '../../../graph/merkle/chunks.ts';
import {diffMaps} from '../../../graph/merkle/diff.ts';
import {lookUp} from '../../../graph/merkle/read.ts';
import {byCodeUnit} from '../../../graph/value/by-code-unit.ts';
import {readRoot} from '../../../graph/read-root.ts';
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {isPartedGroups, partsCodec} from '../../../stages/dataset/split/parted-groups.ts';
import {splits} from '../../../stages/dataset/split/side.ts';
import {readValues} from './read-built.ts';
import {SplitLeak} from './split-leak.ts';

/** `checked`: the build that the outputs are of, all of whose groups were looked at. Without it all of them are. */
export async function checkParts(store: Store, {collections}: Pick<Built, 'collections'>, checked: Digest | undefined): Promise<void> {
  const chunks = chunksOf(store);
  const kinds = collections.filter(({name}) => isPartedGroups(name));
  const former = checked === undefined ? undefined : await readRoot(store, checked);
  const changed = new Set<string>();
  for (const {name, maps: {rows}} of kinds) {
    const before = former?.collections.find((collection) => collection.name === name)?.maps.rows ?? emptyMap;
    for (const {id, after} of await diffMaps(chunks, before, rows)) if (after !== undefined) changed.add(id);
  }
  const groups = [...changed].sort(byCodeUnit);
  const parts = groups.map(() => new Set<number>());
  for (const {maps: {rows}} of kinds) {
    const there = (await lookUp(chunks, rows, groups)).flatMap((digest, at): readonly (readonly [number, Digest])[] => (digest === undefined || stubOf(digest) !== undefined ? [] : [[at, digest]]));
    let next = 0;
    for await (const found of readValues(store, there.map(([, digest]) => digest), partsCodec)) {
      const own = parts[there[next++]?.[0] ?? -1];
      for (const part of found) own?.add(part);
    }
  }
  const torn = groups.flatMap((group, at) => ((parts[at]?.size ?? 0) > 1 ? [{group, parts: [...(parts[at] ?? [])].sort().map((part) => splits[part] ?? 'test')}] : []));
  const [first] = torn;
  if (first !== undefined) throw new SplitLeak(`The change group "${first.group}" has documents in ${first.parts.join(' and in ')}${torn.length === 1 ? '' : `, and ${torn.length - 1} more are parted`}`);
}
