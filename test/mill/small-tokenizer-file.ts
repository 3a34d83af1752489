// The small tokenizer of tests as a file that a build can be given.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {canonical} from '../../graph/value/params.ts';
import {ranksToTokenizer} from '../../stages/tokenize/ranks-to-tokenizer.ts';
import {smallRanks} from '../stages/tokenize/rig.ts';

export function smallTokenizerFile(root: string): {readonly kind: 'file'; readonly path: string} {
  const path = join(root, 'small.tokenizer.json');
  writeFileSync(path, canonical(JSON.parse(JSON.stringify(ranksToTokenizer(smallRanks)))));
  return {kind: 'file', path};
}
