// A file with what it says of licences: of a profile only this part, so that other changes of a file leave licences alone.
import {defineTask} from '../../../graph/task/task.ts';
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import {profileCodec} from '../profile-codec.ts';
import {ownLicenceCodec} from './own-licence-codec.ts';
import type {OwnLicence} from './own-licence.ts';

export interface StatedLicence {readonly path: string; readonly own: OwnLicence}

export const statedCodec: Codec<StatedLicence> = {
  name: 'licence stated',
  encode: ({path, own}) => new ByteWriter(128).text(path).raw(ownLicenceCodec.encode(own)).done(),
  decode(bytes) {
    const reader = new ByteReader(bytes);
    return {path: reader.text(), own: ownLicenceCodec.decode(reader.rest(), [])};
  },
};

export const statedTask = defineTask({
  name: 'licence stated by a file',
  version: 1,
  input: {file: fileCodec, profile: profileCodec},
  output: statedCodec,
  light: true,
  run: ({file: {path}, profile: {licence}}) => ({path, own: licence}),
});
