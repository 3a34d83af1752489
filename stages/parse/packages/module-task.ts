// The task that tells a file's package and module.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {fileCodec} from '../../source/git/file-entry.ts';
import {profileCodec} from '../profile-codec.ts';
import {modulesOf, type ModuleOf} from './module-of.ts';
import type {PackagePlace} from './package-facts.ts';
import {placesCodec} from './package-places.ts';
import {packagesRow} from './packages-of.ts';

export const moduleCodec: Codec<ModuleOf> = jsonCodec('module of a file');

/** Every file asks the one row. */
export const packagesAsked = defineTask({name: 'packages asked by a file', version: 1, ...naming(fileCodec, () => [packagesRow])});

export const moduleTask = defineTask({
  name: 'module of a file',
  version: 1,
  input: {file: joinedCodec(fileCodec, placesCodec), profile: profileCodec},
  output: moduleCodec,
  reach: 2,
  run({file: {row: {value: {path}}, refs: [places]}, profile: {language}}) {
    return places === undefined || isStub(places) ? modulesOf([])(path, language) : ofPlaces(places)(path, language);
  },
});

/** All files of a tree ask the same row: the last one read is kept, by its digest. */
let last: {readonly digest: Digest; readonly of: ReturnType<typeof modulesOf>} | undefined;

function ofPlaces({digest, value}: {readonly digest: Digest; readonly value: readonly PackagePlace[]}): ReturnType<typeof modulesOf> {
  if (last?.digest !== digest) last = {digest, of: modulesOf(value)};
  return last.of;
}
