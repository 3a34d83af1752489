// The task that profiles one file.
import {defineTask, type Task} from '../../graph/task/task.ts';
import {whole} from '../../graph/value/whole.ts';
import {sanitize, sanitizeVersion} from '../clean/sanitize.ts';
import {fileCodec, type FileEntry} from '../source/git/file-entry.ts';
import {attributesCodec} from './attributes/attributes-codec.ts';
import type {PathAttributes} from './attributes/attributes-of.ts';
import {profileCodec} from './profile-codec.ts';
import {profileOf, profileOfName, type Profile} from './profile.ts';

export interface ProfileInput {
  readonly file: FileEntry;
  /** What the tree's own files say of the path; nothing is silence. */
  readonly attributes: PathAttributes;
}

/** Content passes the door here, so the door's rules are part of the version. */
export const profile: Task<ProfileInput, Profile> = defineTask<ProfileInput, Profile>({
  name: 'profile',
  version: 1 + 1000 * sanitizeVersion,
  input: {file: fileCodec, attributes: attributesCodec},
  output: profileCodec,
  run({file, attributes}) {
    if (file.kind !== 'file') return profileOfName(file.path, file.kind, attributes);
    return profileOf(file.path, sanitize(whole(file.blob).bytes), attributes);
  },
});
