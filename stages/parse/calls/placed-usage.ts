// A usage and where in the tree it is: what its imports are relative to.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import {usageCodec} from './usage-task.ts';
import type {Usage} from './usage.ts';

export interface UsageOfFile {readonly path: string; readonly usage: Usage}

export const usageOfFileCodec: Codec<UsageOfFile> = jsonCodec('usage of a file');

export const placeUsage = defineTask({
  name: 'usage of a file',
  version: 1,
  input: {file: fileCodec, usage: usageCodec},
  output: usageOfFileCodec,
  light: true,
  run: ({file: {path}, usage}) => ({path, usage}),
});
