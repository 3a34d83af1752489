// A manifest as it stands in the tree, or what introduces a folder to its readers: where, and the address of its clean text.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import {foreign, type Digest} from '../../../graph/value/digest.ts';
import {textCodec} from '../../../graph/value/text-codec.ts';
import {cleanLeaf} from '../../clean/clean-leaf.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import {profileCodec} from '../profile-codec.ts';
import type {ProfileRules} from '../profile-files.ts';
import {isIntroduction} from './first-paragraph.ts';
import {manifestReader} from './manifests.ts';

export interface ManifestFile {readonly path: string; readonly text: Digest | Part}

export const manifestFileCodec: Codec<ManifestFile> = {
  name: 'manifest file',
  links: ({text}) => [typeof text === 'string' ? text : text.digest],
  encode: ({path}) => textCodec.encode(path),
  decode(bytes, parts) {
    const [text] = parts;
    if (text === undefined) throw new Error('A manifest links to its text');
    return {path: textCodec.decode(bytes, []), text};
  },
};

export const manifestFile = defineTask({
  name: 'manifest of a package',
  // 2: configurations of TypeScript.
  version: 2,
  input: {file: fileCodec, profile: profileCodec},
  output: manifestFileCodec,
  light: true,
  run({file: {path, kind, oid}, profile: {binary, refused}}, rules: ProfileRules) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (kind !== 'file' || binary || refused !== '' || !(manifestReader(name) !== undefined || isIntroduction(name))) return {stub: 'no-manifest'};
    return {path, text: cleanLeaf(foreign('git', oid), rules?.clean ?? noRules)};
  },
});
