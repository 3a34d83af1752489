// `nanogpt`: tokens behind a head of 1,024 bytes, a file a shard, as nanoGPT's descendants read them.
import {mostNanogptTokens, nanogptFile, nanogptVersion} from '../../../../stages/format/arrays/nanogpt-file.ts';
import type {BuiltFormat} from './built-format.ts';
import {sectionsOf, viewMeant} from './sections.ts';
import {shardRuns} from './shard-runs.ts';
import {shardsKey, sizeOf, tokenArrays} from './token-arrays.ts';

export const nanogpt: BuiltFormat = {
  fileName: /^[a-z][a-z0-9-]*(?:_\d{6,})?\.bin$/,
  builtFiles(exported) {
    const {shards: all, vocab} = viewMeant(exported, 'texts');
    return sectionsOf(all).flatMap((section) => shardRuns(section, {oneFile: exported.oneFile, mostTokens: mostNanogptTokens})).map(({name, shards}) => (
      {name: `${name}.bin`, key: shardsKey([nanogptVersion, vocab], shards), content: () => nanogptFile({tokens: sizeOf(shards).tokens, vocab}, tokenArrays(exported.dataset.out, shards).ids.content())}
    ));
  },
};
