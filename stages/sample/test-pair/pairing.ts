// Which file a test is of: by what it is called, where it lies, what it imports and whom it calls, the best evidence first. Without evidence there is no pair.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {fileCallsCodec, type FileCalls} from '../../parse/calls/resolve/calls-task.ts';
import {fileToPairCodec} from './file-to-pair.ts';
import {gatheredPaths, pathsCodec} from './paths.ts';
import {placeOf, standsForItself, stemBucket, stemBuckets, testName} from './test-names.ts';

export const spreadStems = defineTask({
  name: 'files by stem',
  version: 1,
  input: {row: fileToPairCodec},
  output: jsonCodec<readonly Piece<string>[]>('files by stem'),
  light: true,
  run: ({row: {path}}) => (testName(path) === undefined ? stemBuckets(path).map((bucket) => ({bucket, piece: path})) : []),
});

/** So many files of one name are names like `mod.rs`, which tell nothing. */
const mostOfOneName = 64;

export const gatherPaths = defineTask({name: 'paths of a stem', version: 1, ...gatheredPaths(mostOfOneName)});

export const stemsNamed = defineTask({
  name: 'stem of a test',
  version: 1,
  ...naming(fileToPairCodec, ({path}) => {
    const test = testName(path);
    return test === undefined ? [] : [stemBucket(path, test.stem)];
  }),
});

export interface Pairing {
  readonly implementation: string;
  readonly test: string;
  /** The convention of names, what else speaks for it, or that the test lies in the file itself. */
  readonly rule: string;
}

export const pairingCodec: Codec<Pairing> = jsonCodec('pairing');

export const pairingTask = defineTask({
  name: 'pairing of a test',
  // 2: lying among tests is no evidence of what a file tests. 3: what it imports is.
  version: 3,
  input: {named: joinedCodec(fileToPairCodec, pathsCodec), called: joinedCodec(fileToPairCodec, fileCallsCodec), imported: joinedCodec(fileToPairCodec, pathsCodec)},
  output: pairingCodec,
  run({named: {row: {value: {path, tests}}, refs: [found]}, called: {refs: [calls]}, imported: {refs: [files]}}) {
    if (tests.length > 0) return {implementation: path, test: path, rule: 'inline'};
    const test = testName(path);
    if (test === undefined) return {stub: 'no-test'};
    const called = callsInto(valueIn(calls)?.calls ?? [], path);
    const imported = valueIn(files) ?? [];
    const candidates = (valueIn(found) ?? []).map((candidate) => ({path: candidate, near: placeOf(candidate) === placeOf(path), imported: imported.includes(candidate), calls: called.get(candidate) ?? 0}));
    const [best, next] = candidates.toSorted((a, b) => strength(b) - strength(a) || b.calls - a.calls || shared(b.path, path) - shared(a.path, path) || (a.path < b.path ? -1 : 1));
    // A helper among tests is called like a helper elsewhere, in ripgrep each time.
    const alone = next === undefined && test.rule !== 'tests/*';
    if (best !== undefined && (strength(best) > 0 || alone)) return {implementation: best.path, test: path, rule: [test.rule, ...(best.near ? ['same place'] : []), ...(best.calls > 0 ? ['calls'] : []), ...(best.imported ? ['imports'] : []), ...(strength(best) === 0 ? ['only one'] : [])].join(', ')};
    if (best !== undefined) return {stub: 'ambiguous'};
    const most = mostCalled(called);
    if (most !== undefined) return {implementation: most, test: path, rule: 'calls'};
    // What the name itself says is a test may import one file alone, as what it tests.
    const [only, ...others] = imported.filter((file) => file !== path);
    return only === undefined || others.length > 0 || test.rule === 'tests/*' || !standsForItself(only) ? {stub: 'no-implementation'} : {implementation: only, test: path, rule: 'imports'};
  },
});

/** A call tells more than an import, which may be of anything, and that more than a place: two folders may hold files of one name. */
function strength({near, imported, calls}: {readonly near: boolean; readonly imported: boolean; readonly calls: number}): number {
  return (calls > 0 ? 4 : 0) + (imported ? 2 : 0) + (near ? 1 : 0);
}

/** Resolved calls by the file that they lead to, without those to other tests. */
function callsInto(calls: FileCalls['calls'], own: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const {verdict, targets: [target]} of calls) {
    if (verdict === 'resolved' && target !== undefined && target.path !== own && testName(target.path) === undefined) counts.set(target.path, (counts.get(target.path) ?? 0) + 1);
  }
  return counts;
}

/** Fewer calls may be to anything that a test needs. */
const fewestCalls = 3;

/** One file that most of the calls lead to. */
function mostCalled(called: ReadonlyMap<string, number>): string | undefined {
  const all = [...called.values()].reduce((sum, count) => sum + count, 0);
  return [...called].find(([, count]) => count >= fewestCalls && count * 2 > all)?.[0];
}

/** How many folders from the root two paths have in common. */
function shared(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  const end = a.findIndex((folder, at) => folder !== b[at]);
  return end === -1 ? a.length : end;
}
