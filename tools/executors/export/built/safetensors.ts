// `safetensors`: the tokens of each part and phase as one file of arrays.
import {safetensorsFile, safetensorsVersion} from '../../../../stages/format/arrays/safetensors-file.ts';
import type {BuiltFormat} from './built-format.ts';
import {sectionsOf, viewMeant} from './sections.ts';
import {shardsKey, tokenArrays} from './token-arrays.ts';

export const safetensors: BuiltFormat = {
  fileName: /^[a-z][a-z0-9-]*\.safetensors$/,
  builtFiles(exported) {
    const {shards: all, digest, vocab, end} = viewMeant(exported, 'texts');
    const about = {tokenizer: digest, vocab: String(vocab), ...(end !== null && {end: String(end.id)})};
    return sectionsOf(all).map(({name, shards}) => (
      {name: `${name}.safetensors`, key: shardsKey([safetensorsVersion, about], shards), content: () => safetensorsFile(Object.values(tokenArrays(exported.dataset.out, shards)), about)}
    ));
  },
};
