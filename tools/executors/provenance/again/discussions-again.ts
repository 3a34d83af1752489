// The texts of discussions, held against what the forge's pages say, raw: each is what somebody wrote, less what rules took out and what nobody wrote for it.
import {digestsIn, type RowName} from '../../../../graph/explain/build-side.ts';
import {byCodeUnit} from '../../../../graph/value/by-code-unit.ts';
import type {Digest} from '../../../../graph/value/digest.ts';
import {stubOf} from '../../../../graph/value/stub.ts';
import type {Redaction} from '../../../../stages/clean/clean-text.ts';
import {textedCodec} from '../../../../stages/sample/discussion/texted.ts';
import {itemCodec} from '../../../../stages/source/github/item-row.ts';
import type {Item} from '../../../../stages/source/github/item.ts';
import {contentOf, readValue} from '../../build/read-built.ts';
import {rawObjects} from '../git-asked.ts';
import type {LeafAgain} from '../leaves-again.ts';
import type {Workbench} from '../workbench.ts';
import {commitAgain} from './commit-again.ts';
import {discussionPieces, type Piece} from './discussion-pieces.ts';
import {keepsStretches} from './kept-stretches.ts';

export interface DiscussionAsked {readonly row: RowName; readonly leaf: Digest}

export async function discussionsAgain(bench: Workbench, all: readonly DiscussionAsked[]): Promise<ReadonlyMap<Digest, LeafAgain>> {
  const again = new Map<Digest, LeafAgain>();
  for (const asked of all) if (!again.has(asked.leaf)) again.set(asked.leaf, await discussionAgain(bench, asked));
  return again;
}

async function discussionAgain(bench: Workbench, {row, leaf}: DiscussionAsked): Promise<LeafAgain> {
  const {finished: {store}} = bench;
  const [digest] = await digestsIn(bench.finished, bench.finished.build, {collection: row.collection, ids: [row.id]});
  const where = `discussion #${row.id}`;
  if (digest === undefined) return {what: 'place', wrong: 'no such row is in the build', where};
  const texted = await readValue(store, digest, textedCodec);
  if (texted.text instanceof Uint8Array || texted.text.digest !== leaf) return {what: 'place', wrong: 'it has another text', where};
  const bytes = Buffer.from(await contentOf(store, texted.text));
  const pieces = discussionPieces(texted);
  const items = await itemsOf(bench, pieces);
  const redactions: Redaction[] = [];
  for (const piece of pieces) {
    const text = bytes.toString('utf8', piece.from, piece.to);
    const item = items.get(piece.item);
    const own = item === undefined ? undefined : await fieldOf(bench, piece, item);
    // A title of before is told by an event that has a name of its own.
    if (own === undefined && piece.field === 'before') continue;
    if (own === undefined) return {what: 'source', wrong: 'no page of the forge says this', where: piece.words};
    if (text !== own.text && !isLeft(text, own.text, piece.shortened)) return {what: 'source', wrong: 'it is not what is left of what the forge says', where: piece.words};
    redactions.push(...standing(own, Buffer.from(text, 'utf8')).map((one) => ({...one, at: piece.from + one.at})));
  }
  return {bytes, redactions, where: (from) => pieces.find((piece) => from >= piece.from && from <= piece.to)?.words ?? where};
}

async function itemsOf({finished}: Workbench, pieces: readonly Piece[]): Promise<ReadonlyMap<string, Item>> {
  const ids = [...new Set(pieces.map(({item}) => item))].sort(byCodeUnit);
  const items = new Map<string, Item>();
  for (const [at, digest] of (await digestsIn(finished, finished.build, {collection: 'items', ids})).entries()) {
    if (digest !== undefined && stubOf(digest) === undefined) items.set(ids[at] ?? '', await readValue(finished.store, digest, itemCodec));
  }
  return items;
}

/** The text as the row has it, once a raw one proves it; undefined where none does. */
async function fieldOf(bench: Workbench, {item: id, name, field}: Piece, item: Item): Promise<{readonly text: string; readonly redactions: readonly Redaction[]} | undefined> {
  const text: unknown = Object.entries(item).find(([key]) => key === field)?.[1];
  if (typeof text !== 'string') return undefined;
  if (text === '') return {text, redactions: []};
  const redactions = bench.audit.ofField('item', id, field);
  const clean = Buffer.from(text, 'utf8');
  for (const raw of await saidRaw(bench, name, item)) {
    const one = field === 'title' ? raw.replace(/[\x00-\x1f\x7f\u2028\u2029]+/g, ' ') : raw;
    if (redactions.length === 0 ? one === text : keepsStretches(Buffer.from(one, 'utf8'), clean, {redactions, hashOf: bench.hashOf})) return {text, redactions};
  }
  return undefined;
}

async function saidRaw(bench: Workbench, name: string, item: Item): Promise<readonly string[]> {
  if (bench.said === undefined) return [];
  const said = [...(await bench.said(name))].map((text) => text.toWellFormed());
  return said.length > 0 || item.kind !== 'topic' ? said : await titlesInGit(bench, item.number);
}

/** Where nothing is mirrored, requests are called what their commits are called. */
async function titlesInGit(bench: Workbench, number: number): Promise<readonly string[]> {
  const {finished, repository} = bench;
  const id = `${String(number).padStart(10, '0')} request`;
  const [digest] = await digestsIn(finished, finished.build, {collection: 'items', ids: [id]});
  const item = digest === undefined || stubOf(digest) !== undefined ? undefined : await readValue(finished.store, digest, itemCodec);
  const oids = item?.kind === 'request' ? [item.merged?.oid, item.head.oid].filter((oid) => typeof oid === 'string') : [];
  const messages = [...(await rawObjects(repository, oids)).values()].map((raw) => commitAgain(raw).message);
  return messages.flatMap((message) => message.split('\n')).flatMap((line) => [line, line.trim(), line.trim().replace(/\s*\(#\d+\)$/, '')].map((one) => one.slice(0, 1000).toWellFormed().replace(/[\x00-\x1f\x7f]+/g, ' ')));
}

/** Where what was put in the place of something stands in what is left of the text, as far as it was left. */
function standing({text, redactions}: {readonly text: string; readonly redactions: readonly Redaction[]}, left: Buffer): readonly Redaction[] {
  const whole = Buffer.from(text, 'utf8');
  let from = 0;
  return redactions.toSorted((a, b) => a.at - b.at).flatMap((one) => {
    const at = left.indexOf(whole.subarray(one.at, one.at + one.length), from);
    if (at < 0) return [];
    from = at + one.length;
    return [{...one, at}];
  });
}

/** What is left of a text has its lines in their order, and all of them where nothing was taken out. */
function isLeft(text: string, whole: string, shortened: boolean): boolean {
  const lines = whole.replace(/\r\n?/g, '\n');
  if (!shortened) return tidy(text) === tidy(lines);
  let at = 0;
  return text.split('\n').filter((line) => line.trim() !== '').every((line) => {
    const found = lines.indexOf(line, at);
    at = found + line.length;
    return found >= 0;
  });
}

function tidy(text: string): string {
  return text.replace(/\n{3,}/g, '\n\n').replace(/^\n+|\s+$/g, '');
}
