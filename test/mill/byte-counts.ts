// Counts by hand how often each byte of a repository is trained: from the records, the tokens that are bytes, and what git says of both sides of each
// patch. Knows nothing of spans and leaves.
import {join} from 'node:path';
import type {Manifest} from '../../tools/executors/build/manifest.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {readNatively} from './native-reader.ts';
import {recordsOf, type Milled} from './rig.ts';

/** Bytes of a text that show those of a source from a place on. */
interface Shown {readonly source: string; readonly from: number; readonly at: number; readonly length: number}
interface Counted {readonly times: number; readonly kinds: readonly string[]; readonly trainedBy: readonly string[]}
type Times = Record<string, number>;

export interface ByteCounts {readonly bytes: number; readonly times: Times; readonly kinds: Record<string, Times>; readonly repeatedBy: Record<string, number>; readonly most: number}

type Record_ = Readonly<Record<string, unknown>>;
const readers: Readonly<Record<string, (repo: Repo, record: Record_, text: Buffer) => readonly Shown[]>> = {file: ofFile, commit: ofCommit, 'message-to-diff': ofQuestion, 'diff-to-message': ofAnswer, 'before-after': ofSides, pr_diff: (repo, _record, text) => ofPatch(repo, text, text.indexOf('diff --git '), text.indexOf('\n\n\n'))};

export function byteCounts({repo, out, milled, kinds}: {readonly repo: Repo; readonly out: string; readonly milled: Milled; readonly kinds: readonly string[]}): ByteCounts {
  const sources = new Map<string, Counted[]>();
  const {tokenizers: [entry]} = JSON.parse(milled.files['manifest.json'] ?? '') as Manifest;
  const shards = entry?.shards.filter(({kind}) => kinds.includes(kind)) ?? [];
  const read = readNatively(out, shards);
  for (const kind of kinds) {
    const records = recordsOf(milled, kind);
    const sequences = shards.flatMap((shard, at) => (shard.kind === kind ? (read[at] ?? []) : []));
    if (records.length !== sequences.length) throw new Error(`${records.length} records of ${kind} and ${sequences.length} sequences`);
    for (const [at, record] of records.entries()) {
      const {ids = [], weights, lossFrom = 0, lossTo = 0} = sequences[at] ?? {};
      const text = Buffer.from(ids);
      if (text.toString() !== record['training_content']) throw new Error(`The tokens of a ${kind} are of another text`);
      const isTrained = (place: number) => (weights == null ? place >= lossFrom && place < lossTo : (weights[place] ?? 0) > 0);
      for (const shown of readers[kind]?.(repo, record, text) ?? []) {
        const counts = sources.get(shown.source) ?? [];
        sources.set(shown.source, counts);
        for (let place = 0; place < shown.length; place++) {
          const {times, kinds, trainedBy} = counts[shown.from + place] ?? {times: 0, kinds: [], trainedBy: []};
          const own = isTrained(shown.at + place);
          counts[shown.from + place] = {times: times + (own ? 1 : 0), kinds: [...new Set([...kinds, kind])], trainedBy: own ? [...new Set([...trainedBy, kind])].sort() : trainedBy};
        }
      }
    }
  }
  const counts: {bytes: number; times: Times; kinds: Record<string, Times>; repeatedBy: Record<string, number>; most: number} = {bytes: 0, times: {}, kinds: {}, repeatedBy: {}, most: 0};
  for (const {times, kinds, trainedBy} of [...sources.values()].flatMap((bytes) => bytes.filter((byte) => byte !== undefined))) {
    counts.bytes++;
    counts.times[times] = (counts.times[times] ?? 0) + 1;
    counts.most = Math.max(counts.most, times);
    for (const kind of kinds) (counts.kinds[kind] ??= {})[times] = (counts.kinds[kind]?.[times] ?? 0) + 1;
    if (times > 1) counts.repeatedBy[trainedBy.join(' + ')] = (counts.repeatedBy[trainedBy.join(' + ')] ?? 0) + 1;
  }
  return counts;
}

export function outOf(root: string): string {
  return join(root, 'own/out');
}

function ofFile(repo: Repo, {path}: Record_, text: Buffer): readonly Shown[] {
  const blob = repo.run('rev-parse', `HEAD:${String(path)}`);
  const length = blobOf(repo, blob).length;
  return [{source: blob, from: 0, at: text.length - length, length}];
}

function ofCommit(repo: Repo, record: Record_, text: Buffer): readonly Shown[] {
  return [message(record, 'Commit: '.length), ...ofPatch(repo, text, text.indexOf('\n\nDiff:\n') + '\n\nDiff:\n'.length, text.length)];
}

function ofQuestion(repo: Repo, record: Record_, text: Buffer): readonly Shown[] {
  return ofCommit(repo, record, text);
}

function ofAnswer(repo: Repo, record: Record_, text: Buffer): readonly Shown[] {
  const {length} = Buffer.from(String(record['message']));
  return [message(record, text.length - length), ...ofPatch(repo, text, 'Diff:\n'.length, text.length - length - '\nCommit: '.length)];
}

function ofSides(repo: Repo, record: Record_, text: Buffer): readonly Shown[] {
  const commit = String(record['commit_hash']);
  const before = tried(repo, `${commit}^:${String(record['old_path'] ?? record['path'])}`);
  const after = nameOf(repo, `${commit}:${String(record['path'])}`);
  const length = before === undefined ? 0 : blobOf(repo, before).length;
  const start = 'Before:\n'.length;
  const said = message(record, start + length + '\nCommit: '.length);
  const own = blobOf(repo, after).length;
  return [...(before === undefined ? [] : [{source: before, from: 0, at: start, length}]), said, {source: after, from: 0, at: text.length - own, length: own}];
}

function message(record: Record_, at: number): Shown {
  return {source: `message ${String(record['commit_hash'])}`, from: 0, at, length: Buffer.byteLength(String(record['message']))};
}

/** Hunks are read by the lines that their heads count, as `patch` does. */
function ofPatch(repo: Repo, text: Buffer, start: number, end: number): readonly Shown[] {
  const shown: Shown[] = [];
  let [before, after] = ['', ''];
  let [old, now, oldLeft, nowLeft] = [0, 0, 0, 0];
  let last: Shown | undefined;
  for (let at = start; at < end;) {
    const next = Math.min(end, text.indexOf('\n', at) + 1 || end);
    const line = text.toString('latin1', at, next);
    const index = /^index ([0-9a-f]+)\.\.([0-9a-f]+)/.exec(line);
    const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (line.startsWith('\\')) {
      if (last !== undefined) shown.push({...last, length: last.length - 1});
      last = undefined;
    } else {
      if (last !== undefined) shown.push(last);
      last = undefined;
      if (oldLeft > 0 || nowLeft > 0) {
        const isNew = line[0] === '+';
        const [blob, number] = isNew ? [after, now] : [before, old];
        last = {source: blob, from: offsetOf(repo, blob, number), at: at + 1, length: next - at - 1};
        if (line[0] !== '+') [old, oldLeft] = [old + 1, oldLeft - 1];
        if (line[0] !== '-') [now, nowLeft] = [now + 1, nowLeft - 1];
      } else if (index !== null) [before, after] = [index[1] ?? '', index[2] ?? ''].map((short) => (/^0+$/.test(short) ? '' : nameOf(repo, `${short}^{blob}`))) as [string, string];
      else if (head !== null) [old, oldLeft, now, nowLeft] = [Number(head[1]), Number(head[2] ?? 1), Number(head[3]), Number(head[4] ?? 1)];
    }
    at = next;
  }
  return last === undefined ? shown : [...shown, last];
}

/** Names that git has told. An oid is one thing for ever, and so is a name that begins with one. */
const told = new Map<string, string>();
function nameOf(repo: Repo, name: string): string {
  const known = told.get(`${repo.dir} ${name}`) ?? repo.run('rev-parse', '--verify', name);
  told.set(`${repo.dir} ${name}`, known);
  return known;
}

const blobs = new Map<string, Buffer>();
function blobOf(repo: Repo, oid: string): Buffer {
  const known = blobs.get(oid) ?? repo.bytes(['cat-file', 'blob', oid]);
  blobs.set(oid, known);
  return known;
}

/** Of a line, counted from one. */
function offsetOf(repo: Repo, oid: string, line: number): number {
  const blob = blobOf(repo, oid);
  let at = 0;
  for (let left = line - 1; left > 0; left--) at = blob.indexOf('\n', at) + 1;
  return at;
}

function tried(repo: Repo, name: string): string | undefined {
  try {
    return nameOf(repo, name);
  } catch {
    return undefined;
  }
}
