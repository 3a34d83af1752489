// What pieces of code are made of: a file that the dataset takes, by its path, with its clean text.
import {naming} from '../../graph/task/naming.ts';
import {defineTask} from '../../graph/task/task.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {cleanLeaf, cleanText} from '../clean/clean-leaf.ts';
import type {CleanText} from '../clean/clean-text.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {profileCodec} from '../parse/profile-codec.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {fileCodec} from '../source/git/file-entry.ts';
import {nameId} from '../source/git/file-name.ts';

export interface CodeAsk {
  /** The row of its file. */
  readonly id: string;
  readonly path: string;
  readonly language: string;
  /** The address of a clean text. */
  readonly leaf: Digest;
  /** In a decoded value. Read when it is asked for: most readers only ask which file it is. */
  readonly text?: () => CleanText;
}

const named = jsonCodec<Omit<CodeAsk, 'leaf' | 'text'>>('file of code');

export const codeAskCodec: Codec<CodeAsk> = {
  name: named.name,
  links: ({leaf}) => [leaf],
  encode: ({id, path, language}) => named.encode({id, path, language}),
  decode(bytes, [leaf]) {
    if (leaf === undefined) throw new Error('Decoded a file of code without the text it links to');
    return {...named.decode(bytes, []), leaf: leaf.digest, text: () => cleanText(leaf)};
  },
};

/** A type, because parameters are plain data with any keys. */
export type CodeAskRules = null | {readonly clean: string};

/** `sample`: whether the dataset takes the file. */
export const codeAsk = defineTask({
  name: 'file of code',
  version: 1,
  input: {file: fileCodec, profile: profileCodec, sample: samplesCodec},
  output: codeAskCodec,
  light: true,
  run({file, profile: {language, type}}, rules: CodeAskRules) {
    if (type !== 'programming') return {stub: 'no-code'};
    return {id: nameId(file), path: file.path, language, leaf: cleanLeaf(foreign('git', file.oid), rules?.clean ?? noRules)};
  },
});

export const outlineOfCode = defineTask({name: 'outline of a file of code', version: 1, ...naming(codeAskCodec, ({id}) => [id])});
