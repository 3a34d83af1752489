// Which commits are too long for one sample. Only these are cut, so only their files are outlined for it.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {editCodec} from '../change/edit.ts';
import {patchesIn} from '../sample/patch-spans.ts';
import {textBytes} from '../sample/samples-of.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {wholeInForm} from './commit-form.ts';

/** A type, because parameters are plain data with any keys. */
export type LongRules = {readonly maxBytes: number};

export const longCommit = defineTask({
  name: 'long commit',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec)},
  reach: 1,
  output: commitCodec,
  run({commit: {row, refs}}, {maxBytes}: LongRules) {
    // No form of a commit is longer than this one.
    const length = textBytes(wholeInForm('patch', row, patchesIn(row.value.changes, refs)));
    return length > maxBytes ? row.value : {stub: 'short'};
  },
});
