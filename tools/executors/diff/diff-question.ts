// What differs between two builds of a dataset, and why.
import {compareBuilds, type CollectionComparison} from '../../../graph/explain/compare-builds.ts';
import {digestsIn, rootOf, type BuildSide, type Compared} from '../../../graph/explain/build-side.ts';
import {firstTokens} from '../build/first-tokens.ts';
import {statsOf, type Stats} from '../build/stats-of.ts';
import type {CommandLine} from '../cli/command.ts';
import type {Host} from '../host.ts';
import {buildLine} from '../look/build-line.ts';
import {distinctBuilds} from '../look/build-of-history.ts';
import {codecOf} from '../look/codec-of.ts';
import {datasetLine} from '../look/dataset-line.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import type {Question} from '../look/question.ts';
import {sourceMove} from '../look/source-move.ts';
import {wholeNumber} from '../look/whole-number.ts';
import {buildNamed} from './build-named.ts';
import type {Amount, Difference, DocumentMove, KindDifference, Why} from './difference.ts';
import {documentMoves} from './document-moves.ts';
import {printDifference} from './print-difference.ts';

const listed = 10;
const mostListed = 100_000;

export function diffQuestion({folder}: Pick<Host, 'folder'>): Question<Difference> {
  return {ask: (finished, line) => ask(finished, line, folder), print: printDifference};
}

async function ask(finished: Finished, line: CommandLine, folder: string): Promise<Difference> {
  const limit = wholeNumber(line, {name: 'limit', least: 0, most: mostListed, otherwise: listed}, 'diff');
  const [a = '1', b = '0'] = line.words;
  if (line.words.length === 0 && distinctBuilds(finished).length < 2) throw new LookFailure('not-found', 'Could not compare: only one build is kept, the last', buildLine(line));
  const named = {folder, fix: datasetLine('diff', line)};
  const [before, after] = [await buildNamed(finished, a, named), await buildNamed(finished, b, named)];
  const compared: Compared = {...finished, before, after};
  const collections = await compareBuilds(compared);
  const moves: DocumentMove[] = [];
  const kinds: KindDifference[] = [];
  const [old, now] = [await statsOf(finished.store, before), await statsOf(finished.store, after)];
  for (const {name, changes} of collections) {
    if (!name.startsWith('samples.')) continue;
    const kind = name.slice('samples.'.length);
    for (const side of [before, after]) for (const collection of [name, firstTokens(side, kind)]) if (rootOf(side, collection) !== undefined && codecOf(side, collection) === undefined) throw unreadable(side.root, collection);
    const own = await documentMoves(finished.store, {kind, changes, tokens: {before: tokensIn(compared, before, kind), after: tokensIn(compared, after, kind)}});
    moves.push(...own);
    kinds.push({kind, before: amountIn(old, kind, firstTokens(before, kind)), after: amountIn(now, kind, firstTokens(after, kind)), ...counted(own)});
  }
  return {before: before.root, after: after.root, kinds, shards: shardsOf(collections), why: await whyOf(compared, collections), largest: largestOf(moves, limit), moved: moves.length};
}

function unreadable(root: string, collection: string): LookFailure {
  return new LookFailure('not-found', `Could not read "${collection}" of build ${root.slice(0, 12)}: another version of gristmill wrote it`, 'gristmill diff --help');
}

function tokensIn(compared: Compared, side: BuildSide, kind: string) {
  const collection = firstTokens(side, kind);
  return rootOf(side, collection) === undefined ? undefined : (ids: readonly string[]) => digestsIn(compared, side, {collection, ids});
}

function amountIn({tallies}: Stats, kind: string, counted: string): Amount {
  const {documents = 0, samples = 0, bytes = 0} = tallies.get(kind) ?? {};
  const tokens = tallies.get(counted);
  return {documents, samples, bytes, tokens: tokens === undefined ? null : (tokens['tokens'] ?? 0)};
}

function counted(moves: readonly DocumentMove[]): Pick<KindDifference, 'added' | 'removed' | 'changed'> {
  const of = (move: DocumentMove['move']) => moves.filter((one) => one.move === move);
  return {added: sum(of('added'), 'after'), removed: sum(of('removed'), 'before'), changed: {before: sum(of('changed'), 'before'), after: sum(of('changed'), 'after')}};
}

function sum(moves: readonly DocumentMove[], side: 'before' | 'after'): Amount {
  let [samples, bytes, tokens]: [number, number, number | null] = [0, 0, 0];
  for (const {[side]: amount} of moves) {
    samples += amount?.samples ?? 0;
    bytes += amount?.bytes ?? 0;
    tokens = tokens === null || amount?.tokens == null ? null : tokens + amount.tokens;
  }
  return {documents: moves.length, samples, bytes, tokens};
}

/** A shard is a file of its content: one that has the same content under another id was kept. */
function shardsOf(collections: readonly CollectionComparison[]): Difference['shards'] {
  return collections.flatMap(({name, kind, rows, changes}) => {
    if (kind !== 'shard') return [];
    const [old, now] = [new Set(changes.flatMap(({before}) => before ?? [])), new Set(changes.flatMap(({after}) => after ?? []))];
    const written = [...now].filter((digest) => !old.has(digest)).length;
    return [{kind: name.slice(name.indexOf('.') + 1), kept: rows.after - written, written, dropped: [...old].filter((digest) => !now.has(digest)).length}];
  });
}

async function whyOf(compared: Compared, collections: readonly CollectionComparison[]): Promise<Why> {
  const sources: Why['sources'][number][] = [];
  for (const {name, kind, changes} of collections) {
    if (kind !== 'source') continue;
    const moved = await sourceMove(compared, name);
    if (changes.length === 0 && moved.before.length + moved.after.length === 0) continue;
    const [added, removed] = [changes.filter(({before}) => before === undefined).length, changes.filter(({after}) => after === undefined).length];
    sources.push({collection: name, ...moved, added, removed, changed: changes.length - added - removed});
  }
  const only = (side: 'before' | 'after') => collections.filter((one) => one.in === side).map(({name}) => name);
  return {sources, making: collections.flatMap(({name, making}) => making.map((field) => ({collection: name, ...field}))), came: only('after'), went: only('before')};
}

function largestOf(moves: readonly DocumentMove[], limit: number): readonly DocumentMove[] {
  const size = ({before, after}: DocumentMove) => Math.abs((after?.bytes ?? 0) - (before?.bytes ?? 0));
  return [...moves].sort((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1)).slice(0, limit);
}
