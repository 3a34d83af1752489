// The task that profiles one file, with what the tree's attribute files say of its path.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import {whole} from '../../graph/value/whole.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {cleaned} from '../clean/cleaned.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {sanitizeVersion} from '../clean/sanitize.ts';
import {fileCodec} from '../source/git/file-entry.ts';
import {attributeFilesCodec, attributesFiles} from './attributes/attribute-files.ts';
import {attributesReader, type PathAttributes} from './attributes/attributes-of.ts';
import {profileCodec} from './profile-codec.ts';
import {profileOf, profileOfName} from './profile.ts';

/** The tag of the rules that a file is cleaned by before it is looked at; nothing without rules. */
export type ProfileRules = {readonly clean: string} | null;

type Reader = (path: string) => PathAttributes;

/** Content passes the door here, so the door's rules are part of the version. So is the table of licences. 4: a binary has no language, more licences are read. */
export const profileTask = defineTask({
  name: 'profile',
  version: 4 + 1000 * sanitizeVersion,
  input: {file: joinedCodec(fileCodec, attributeFilesCodec)},
  output: profileCodec,
  run({file: {row: {value: file}, refs: [files]}}, rules: ProfileRules) {
    const attributes = files === undefined || isStub(files) ? {} : readerOf(files.digest, () => attributesReader(attributesFiles(files.value)))(file.path);
    if (file.kind !== 'file') return profileOfName(file.path, file.kind, attributes);
    const raw = whole(file.blob);
    const text = cleaned(raw, rules?.clean ?? noRules);
    return {...profileOf(file.path, text, attributes), size: raw.bytes.length, ...(text.redactions.length > 0 && {redactions: text.redactions})};
  },
});

/** All files of a tree ask the same rules: the last ones read are kept, by their digest. */
let last: {readonly digest: Digest; readonly reader: Reader} | undefined;

function readerOf(digest: Digest, read: () => Reader): Reader {
  if (last?.digest !== digest) last = {digest, reader: read()};
  return last.reader;
}
