// The `.gitattributes` files of a tree as one row, so that every file's profile can ask them.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {textCodec} from '../../../graph/value/text-codec.ts';
import {whole} from '../../../graph/value/whole.ts';
import {cleanLeaf, cleanText} from '../../clean/clean-leaf.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {sanitizeVersion} from '../../clean/sanitize.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import type {AttributesFile} from './attributes-of.ts';

/** Where one lies, with the address of its text; the text itself once decoded. */
export interface Located {readonly dir: string; readonly text: Digest | Part}

export const locatedCodec: Codec<Located> = {
  name: `attribute file, rules ${sanitizeVersion}`,
  links: ({text}) => [typeof text === 'string' ? text : text.digest],
  encode: ({dir}) => textCodec.encode(dir),
  decode(bytes, parts) {
    const [text] = parts;
    if (text === undefined) throw new Error('An attribute file links to its text');
    return {dir: textCodec.decode(bytes, []), text};
  },
};

/** All of a tree's, in the order of their folders. */
export const attributeFilesCodec: Codec<readonly Located[]> = {
  name: `attribute files, rules ${sanitizeVersion}`,
  links: (files, keep) => files.flatMap((file) => locatedCodec.links?.(file, keep) ?? []),
  encode: (files) => jsonCodec<readonly string[]>('folders').encode(files.map(({dir}) => dir)),
  decode: (bytes, parts) => jsonCodec<readonly string[]>('folders').decode(bytes, []).map((dir, at) => locatedCodec.decode(textCodec.encode(dir), parts.slice(at, at + 1))),
};

export const attributesRow = 'all';
const name = '.gitattributes';

export const spreadAttributeFiles = defineTask({
  name: 'attribute files of a tree',
  version: 1,
  input: {row: fileCodec},
  output: jsonCodec<readonly Piece<Located>[]>('attribute file pieces'),
  light: true,
  run({row: {path, kind, blob}}) {
    if (kind !== 'file' || blob === undefined || !(path === name || path.endsWith(`/${name}`))) return [];
    return [{bucket: attributesRow, piece: {dir: path.slice(0, Math.max(0, path.length - name.length - 1)), text: cleanLeaf(blob.digest, noRules)}}];
  },
});

export const gatherAttributeFiles = defineTask({
  name: 'attribute files',
  version: 1,
  input: {pieces: piecesCodec(locatedCodec)},
  output: attributeFilesCodec,
  light: true,
  run: ({pieces}) => pieces,
});

/** Every file asks the one row. */
export const attributesNamed = defineTask({name: 'attribute files asked by a file', version: 1, ...naming(fileCodec, () => [attributesRow])});

export function attributesFiles(files: readonly Located[]): readonly AttributesFile[] {
  return files.map(({dir, text}) => ({dir, text: Buffer.from(cleanText(loaded(text)).bytes).toString('utf8')}));
}

function loaded(text: Digest | Part): Part {
  if (typeof text === 'string') throw new Error('An attribute file is read after it is decoded');
  return whole(text);
}
