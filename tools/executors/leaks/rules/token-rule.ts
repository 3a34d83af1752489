// The tokens of a document are in the part that its text is in. Where a document has tokens alone, all of them are in one part.
import {splits, type Split} from '../../../../stages/dataset/split/side.ts';
import {tokensMeant} from '../../../../stages/tokenize/tokens-named.ts';
import type {Manifest} from '../../build/manifest.ts';
import {rowsNamed} from '../../build/read-built.ts';
import {documentsOfShard} from '../../look/documents-of-shard.ts';
import type {Finished} from '../../look/finished.ts';
import type {Leak, Place} from '../leak.ts';
import {placeOf} from '../place-of.ts';
import {rowsLeft} from '../../look/rows-left.ts';
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
  const collections = build.plan.operators.flatMap(({name, kind}) => {
    const meant = kind === 'shard' ? tokensMeant(name.replace(/^shards\./, '')) : undefined;
    return meant === undefined ? [] : [{name, ...meant}];
  });
  for (const {name: tokenizer, shards} of tokenizers) {
    for (const {name, kind} of collections.filter((collection) => collection.view === tokenizer)) {
      const left = rowsLeft(await rowsNamed(store, build, name));
      for (const shard of shards.filter((entry) => entry.kind === kind)) {
        const row = left(shard.digest);
        const split = splits.find((part) => part === shard.split) ?? 'train';
        const documents = row === undefined ? [] : await documentsOfShard(finished, {collection: name, id: row});
        for (const {id} of documents) yield {kind, id, split};
      }
    }
  }
}
