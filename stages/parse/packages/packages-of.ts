// All packages of a tree as one row. What a manifest does not say of its purpose, the README beside it may.
import type {Piece} from '../../../graph/operators/group.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {cleanText} from '../../clean/clean-leaf.ts';
import {dirOf} from '../licence/folder-licence.ts';
import {firstParagraph} from './first-paragraph.ts';
import {manifestFileCodec, type ManifestFile} from './manifest-file.ts';
import {manifestReader} from './manifests.ts';
import type {PackageFacts} from './package-facts.ts';
import {packageOf} from './package-of.ts';

export interface Packages {
  readonly packages: readonly PackageFacts[];
  /** Manifests that say nothing, with the reason. */
  readonly refused: readonly {readonly path: string; readonly why: string}[];
}

export const packagesCodec: Codec<Packages> = jsonCodec('packages');
export const packagesRow = 'all';

export const spreadManifests = defineTask({
  name: 'manifests of a tree',
  version: 1,
  input: {row: manifestFileCodec},
  output: jsonCodec<readonly Piece<ManifestFile>[]>('manifest pieces'),
  light: true,
  run: ({row: {path, text}}) => [{bucket: packagesRow, piece: {path, text: typeof text === 'string' ? text : text.digest}}],
});

export const gatherPackages = defineTask({
  name: 'packages',
  // 2: no kind of dependency is a member of all objects.
  version: 2,
  input: {pieces: piecesCodec(manifestFileCodec)},
  output: packagesCodec,
  run({pieces}): Packages {
    const packages: PackageFacts[] = [];
    const refused: {path: string; why: string}[] = [];
    const introductions = new Map<string, Uint8Array>();
    for (const piece of pieces) {
      if (typeof piece.text === 'string') throw new Error('A manifest is read after it is decoded');
      const {bytes} = cleanText(piece.text);
      if (manifestReader(piece.path.slice(piece.path.lastIndexOf('/') + 1)) === undefined) {
        if (!introductions.has(dirOf(piece.path))) introductions.set(dirOf(piece.path), bytes);
        continue;
      }
      const found = packageOf(piece.path, bytes);
      if (isStub(found)) refused.push({path: piece.path, why: found.stub});
      else packages.push(found);
    }
    return {packages: packages.map((one) => introduced(one, introductions.get(one.folder))), refused};
  },
});

function introduced(one: PackageFacts, readme: Uint8Array | undefined): PackageFacts {
  if (one.purpose.text !== '' || readme === undefined) return one;
  const text = firstParagraph(Buffer.from(readme.buffer, readme.byteOffset, readme.byteLength).toString('utf8'));
  return text === '' ? one : {...one, purpose: {text, source: 'readme'}};
}
