// `npy`: tokens as arrays of NumPy, one file each: `train_input_ids.npy` and beside it where sequences begin, what is trained and what each sequence is.
import {npyFile, npyVersion} from '../../../../stages/format/arrays/npy-file.ts';
import type {BuiltFormat} from './built-format.ts';
import {sectionsOf, viewMeant} from './sections.ts';
import {shardsKey, tokenArrays} from './token-arrays.ts';

export const npy: BuiltFormat = {
  fileName: /^[a-z][a-z0-9-]*_(?:input_ids|offsets|loss_mask|kinds)\.npy$/,
  builtFiles(exported) {
    return sectionsOf(viewMeant(exported, 'texts').shards).flatMap(({name, shards}) => Object.values(tokenArrays(exported.dataset.out, shards)).map((array) => (
      {name: `${name}_${array.name}.npy`, key: shardsKey([npyVersion, array.name], shards), content: () => npyFile(array)}
    )));
  },
};
