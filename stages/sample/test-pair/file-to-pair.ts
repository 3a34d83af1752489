// A file of the dataset as a pair may have it: what it is called, the clean text it consists of, and which stretches of it are tests of the rest.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {cleanLeaf} from '../../clean/clean-leaf.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {outlineCodec} from '../../parse/outline/outline-codec.ts';
import type {Outline, Place} from '../../parse/outline/outline.ts';
import {profileCodec} from '../../parse/profile-codec.ts';
import {fileCodec, type Since} from '../../source/git/file-entry.ts';
import {samplesCodec} from '../samples-codec.ts';
import {testName} from './test-names.ts';

export interface FileToPair {
  readonly path: string;
  /** The clean text. A name, not a link: who pairs files by their names need not load them. */
  readonly leaf: Digest;
  readonly bytes: number;
  /** In order, apart from each other. None in a file that is a test itself. */
  readonly tests: readonly Place[];
  /** An earlier part of the dataset has it: here it is shown alone. */
  readonly older?: true;
  /** The later part that has this version first. */
  readonly since?: Since | undefined;
}

export const fileToPairCodec: Codec<FileToPair> = jsonCodec('file to pair');

export type PairingRules = {readonly clean?: string} | null;

/** Of files that make samples: what is left out of the dataset comes in by no other way. */
export const fileToPair = defineTask({
  name: 'file to pair',
  version: 1,
  input: {file: fileCodec, profile: profileCodec, sample: samplesCodec},
  output: fileToPairCodec,
  reach: 0,
  run({file: {path, blob}, profile: {bytes}}, rules: PairingRules) {
    return blob === undefined ? {stub: 'submodule'} : {path, leaf: cleanLeaf(blob.digest, rules?.clean ?? noRules), bytes, tests: []};
  },
});

export const ownPathNamed = defineTask({name: 'path of a file to pair', version: 1, ...naming(fileToPairCodec, ({path}) => [path])});

export const withInlineTests = defineTask({
  name: 'file with inline tests',
  // 2: the word that tests lie in another file is none, and what is nothing but tests has nothing that they are of.
  version: 2,
  input: {file: joinedCodec(fileToPairCodec, outlineCodec)},
  output: fileToPairCodec,
  run({file: {row: {value: file}, refs: [outlined]}}): FileToPair {
    const outline = valueIn(outlined);
    return outline === undefined || testName(file.path) !== undefined ? file : {...file, tests: inlineTests(outline)};
  },
});

/** The outermost declarations that say they are tests, each with what belongs to it. A name alone says nothing here: what is called `TestConnection` may test a connection. */
function inlineTests({declarations}: Outline): readonly Place[] {
  const outermost = declarations.filter(({test, parent, attributes, signature, to}) => test && attributes.length > 0 && to > signature.to + 1 && declarations[parent]?.test !== true);
  if (declarations.every((one) => isWithin(one, outermost))) return [];
  const places = outermost.map(({from, to, doc, attributes}) => ({from: Math.min(from, doc?.from ?? from, ...attributes.map((one) => one.from)), to})).sort((a, b) => a.from - b.from);
  const apart: Place[] = [];
  for (const place of places) {
    const last = apart.at(-1);
    if (last !== undefined && place.from <= last.to) apart[apart.length - 1] = {from: last.from, to: Math.max(last.to, place.to)};
    else apart.push(place);
  }
  return apart;
}

function isWithin({from, to}: Place, tests: readonly Place[]): boolean {
  return tests.some((test) => from >= test.from && to <= test.to);
}
