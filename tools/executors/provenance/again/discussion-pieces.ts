// The texts that the leaf of a discussion is made of: where each lies, what a user calls it, and which item of the forge it is a field of.
import {itemId} from '../../../../stages/source/github/item-row.ts';
import type {Item} from '../../../../stages/source/github/item.ts';
import type {Texted} from '../../../../stages/sample/discussion/texted.ts';
import type {Written} from '../../../../stages/discussion/written.ts';

export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly item: string;
  /** What the item is called in the pages of the forge. */
  readonly name: string;
  readonly field: 'title' | 'body' | 'hunk' | 'before';
  /** What nobody wrote is taken out of it. */
  readonly shortened: boolean;
}

export function discussionPieces({document, texts}: Pick<Texted, 'document' | 'texts'>): readonly Piece[] {
  const {number, request, comments, reviews, threads, events} = document;
  const whole = `${request === undefined ? 'issue' : 'pull request'} #${number}`;
  const piece = (place: readonly [from: number, to: number] | undefined, words: string, {kind, node}: Pick<Item, 'kind' | 'node'>, more: Partial<Piece> = {}): readonly Piece[] =>
    place === undefined ? [] : [{from: place[0], to: place[1], words: `${whole}, ${words}`, item: itemId({number, kind, node} as Item), name: kind === 'topic' ? `#${number}` : node, field: 'body', shortened: false, ...more}];
  const said = (all: readonly Written[], places: readonly (readonly [from: number, to: number])[], kind: 'comment' | 'review' | 'remark', words: string) =>
    all.flatMap((one, at) => piece(places[at], `${words} ${at + 1}`, {kind, node: one.node}, {shortened: one.removed !== undefined}));
  const renamed = events.filter(({event, before}) => event === 'renamed' && typeof before === 'string');
  return [
    ...piece(texts.title, 'title', {kind: 'topic', node: document.node}, {field: 'title'}),
    ...piece(texts.body, 'description', {kind: 'topic', node: document.node}, {shortened: document.removed !== undefined}),
    ...said(comments, texts.comments, 'comment', 'comment'),
    ...said(reviews, texts.reviews, 'review', 'review'),
    ...threads.flatMap(({remarks}, at) => [
      ...piece(texts.threads[at]?.hunk, `lines of thread ${at + 1}`, {kind: 'remark', node: remarks[0]?.node ?? ''}, {field: 'hunk'}),
      ...said(remarks, texts.threads[at]?.remarks ?? [], 'remark', `thread ${at + 1}, remark`),
    ]),
    ...texts.titles.flatMap(({place}, at) => (renamed[at] === undefined ? [] : piece(place, `former title ${at + 1}`, {kind: 'topic', node: document.node}, {field: 'before'}))),
  ];
}
