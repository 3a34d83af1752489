// `datatrove`: tokens as `.ds`, beside them where documents end, which tokens are trained, and which tokenizer they are of.
import {idsAs, narrowest} from '../../../../stages/format/arrays/ids-as.ts';
import type {TokenShardEntry} from '../../build/manifest.ts';
import type {ExportFile} from '../export-format.ts';
import type {BuiltFormat} from './built-format.ts';
import {sectionsOf, viewMeant} from './sections.ts';
import {shardRuns} from './shard-runs.ts';
import {endsOf, shardsKey, sizeOf, tokenArrays} from './token-arrays.ts';

const version = 1;

export const datatrove: BuiltFormat = {
  fileName: /^[a-z][a-z0-9-]*(?:_\d{6,})?\.ds(?:\.(?:index|loss|metadata))?$/,
  builtFiles(exported) {
    const {shards: all, vocab, digest} = viewMeant(exported, 'texts');
    const {dataset: {out}, oneFile} = exported;
    const type = narrowest(vocab);
    return sectionsOf(all).flatMap((section) => shardRuns(section, {oneFile, mostTokens: Infinity})).flatMap(({name, shards}): readonly ExportFile[] => {
      const {ids, loss} = tokenArrays(out, shards);
      const {tokens} = sizeOf(shards);
      const file = (ending: string, content: ExportFile['content']): ExportFile => ({name: `${name}.ds${ending}`, key: shardsKey([version, ending, type, digest], shards), content});
      return [
        file('', () => mapped(ids.content(), (bytes) => idsAs(bytes, type))),
        file('.index', () => ends(out, shards)),
        // A truth value each: any weight but none is trained.
        file('.loss', () => mapped(loss.content(), (weights) => Uint8Array.from(weights, (weight) => Math.min(weight, 1)))),
        file('.metadata', async function* () {
          yield Buffer.from(`${digest}|${type === 'u16' ? 2 : 4}\n${tokens}\n${tokens} T`);
        }),
      ];
    });
  },
};

async function* mapped(pieces: AsyncIterable<Uint8Array>, as: (piece: Uint8Array) => Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of pieces) yield as(piece);
}

async function* ends(out: string, shards: readonly TokenShardEntry[]): AsyncGenerator<Uint8Array, void, undefined> {
  let start = 0n;
  for (const shard of shards) {
    yield await endsOf(out, shard, start);
    start += BigInt(shard.tokens);
  }
}
