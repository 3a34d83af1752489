// The tokens of a document are in the part that its text is in. Where a document has tokens alone, all of them are in one part.
import {originsIn} from '../../../../graph/explain/build-side.ts';
import {splits, type Split} from '../../../../stages/dataset/split/side.ts';
import {tokensMeant} from '../../../../stages/tokenize/tokens-named.ts';
import type {Manifest} from '../../build/manifest.ts';
import {rowsNamed} from '../../build/read-built.ts';
import type {Finished} from '../../look/finished.ts';
import type {Leak, Place} from '../leak.ts';
import {placeOf} from '../place-of.ts';
import type {DocumentRule} from './found.ts';

export function tokenRule(finished: Finished, manifest: Manifest): DocumentRule {
  const places = new Map<string, Place>();
  const leaks: Leak[] = [];
  const put = (name: string, place: Place) => {
    const known = places.get(name);
    if (known === undefined) places.set(name, place);
    else if (known.split !== place.split) leaks.push({rule: 'document', places: [known, place]});
  };
  return {
    take: (document) => put(`${document.kind}\n${document.id}`, placeOf(document, document.samples[0]?.sample)),
    async end() {
      for await (const {kind, id, split} of tokenized(finished, manifest)) put(`${kind}\n${id}`, placeOf({kind, id, split}));
      return {leaks, exceptions: []};
    },
  };
}

async function* tokenized(finished: Finished, {tokenizers}: Manifest): AsyncGenerator<{readonly kind: string; readonly id: string; readonly split: Split}, void, undefined> {
  const {store, build} = finished;
  const collections = build.plan.operators.flatMap(({name, kind, inputs: [from = '']}) => {
    const meant = kind === 'shard' ? tokensMeant(name.replace(/^shards\./, '')) : undefined;
    return meant === undefined ? [] : [{name, from, ...meant}];
  });
  for (const {name: tokenizer, shards} of tokenizers) {
    for (const {name, from, kind} of collections.filter((collection) => collection.view === tokenizer)) {
      const left = new Map<string, string[]>();
      for (const {id, digest} of await rowsNamed(store, build, name)) left.set(digest, [...(left.get(digest) ?? []), id]);
      for (const shard of shards.filter((entry) => entry.kind === kind)) {
        const row = left.get(shard.digest)?.shift();
        const split = splits.find((part) => part === shard.split) ?? 'train';
        const origins = row === undefined ? [] : await originsIn(finished, build, {collection: name, id: row});
        for (const {collection, id} of origins) if (collection === from && id !== undefined) yield {kind, id, split};
      }
    }
  }
}
