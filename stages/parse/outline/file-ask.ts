// The task that asks for the outline of a file as it stands in the tree, in the language of its profile.
import {defineTask} from '../../../graph/task/task.ts';
import {foreign} from '../../../graph/value/digest.ts';
import {cleanLeaf} from '../../clean/clean-leaf.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import {profileCodec} from '../profile-codec.ts';
import type {ProfileRules} from '../profile-files.ts';
import {noGrammar, outlinedBy} from './askable.ts';
import {outlineAskCodec} from './outline-ask.ts';

export const fileAsk = defineTask({
  name: 'outline asked of a file',
  version: 1,
  input: {file: fileCodec, profile: profileCodec},
  output: outlineAskCodec,
  light: true,
  run({file: {kind, oid}, profile: {language, binary, refused}}, rules: ProfileRules) {
    if (kind !== 'file') return {stub: kind};
    if (refused !== '') return {stub: `licence: ${refused}`};
    if (binary) return {stub: 'binary'};
    if (outlinedBy(language) === undefined) return {stub: noGrammar(language)};
    return {leaf: cleanLeaf(foreign('git', oid), rules?.clean ?? noRules), language};
  },
});
