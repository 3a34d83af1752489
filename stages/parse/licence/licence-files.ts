// The task that tells one file's licence, with what the tree says for its folders.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {fileLicence, type FileLicence} from './file-licence.ts';
import {folderLicences, type FolderLicences} from './folder-licence.ts';
import {saidLicencesCodec} from './said-licences.ts';
import {statedCodec} from './stated-licence.ts';

export const fileLicenceCodec: Codec<FileLicence> = jsonCodec('licence of a file');

export const licenceTask = defineTask({
  name: 'licence',
  version: 1,
  input: {file: joinedCodec(statedCodec, saidLicencesCodec)},
  output: fileLicenceCodec,
  run: ({file: {row: {value: stated}, refs: [said]}}) => fileLicence(stated, said === undefined || isStub(said) ? silent : foldersOf(said)),
});

const silent = folderLicences([]);

/** All files of a tree ask the same row: the last one read is kept, by its digest. */
let last: {readonly digest: Digest; readonly folders: FolderLicences} | undefined;

function foldersOf({digest, value}: {readonly digest: Digest; readonly value: Parameters<typeof folderLicences>[0]}): FolderLicences {
  if (last?.digest !== digest) last = {digest, folders: folderLicences(value)};
  return last.folders;
}
