// One window of the stream that a token shard is a part of: what is given, what is to be predicted, and what both are made of. Index arithmetic alone.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {RowName} from '../../../graph/explain/build-side.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {documentWindows} from '../../../stages/dataset/windows/document-windows.ts';
import {slidingCount, slidingWindow} from '../../../stages/dataset/windows/sliding-windows.ts';
import type {TokenStretch, TokenWindow, WindowRules} from '../../../stages/dataset/windows/window-rules.ts';
import {documentFlags, readDocumentFile} from '../../../stages/format/native/document-file.ts';
import {readIndexFile} from '../../../stages/format/native/index-file.ts';
import {tokensMeant} from '../../../stages/tokenize/tokens-named.ts';
import {readManifest} from '../build/current-outputs.ts';
import {rowsNamed} from '../build/read-built.ts';
import {tokenFile} from '../build/token-shard-entry.ts';
import {partsOf, streamsIn, type TokenStream} from '../build/token-streams.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import {showTokens} from './show-tokens.ts';
import type {ShownSequence, ShownStretch, ShownTokens, ShownWindow} from './shown.ts';

export interface WindowAsked {
  readonly shard: RowName;
  readonly digest: Digest;
  readonly at: number;
  readonly rules: WindowRules;
  /** Windows that begin with documents, in place of those that slide. */
  readonly byDocument: boolean;
  readonly path: string;
  /** The line that builds what is gone. */
  readonly build: string;
}

export async function showWindow(finished: Finished, {shard, digest, at, rules, byDocument, path, build}: WindowAsked): Promise<ShownWindow> {
  const meant = tokensMeant(shard.collection.replace(/^shards\./, ''));
  const manifest = await readManifest(finished.dataset.out);
  const entry = manifest?.root === finished.build.root ? manifest.tokenizers.find(({name}) => name === meant?.view) : undefined;
  const stream = entry && streamsIn(entry).find(({kind, shards}) => kind === meant?.kind && shards.some((part) => part.entry.digest === digest));
  if (stream === undefined) throw new LookFailure('not-found', `Could not find the stream of "${shard.collection}" in "${finished.dataset.out}": no token shard of this build lies there`, build);
  const windows = byDocument ? documentWindows(await documentLengths(finished, stream, build), rules) : {count: slidingCount(stream.tokens, rules), at: (index: number) => slidingWindow(stream.tokens, rules, index)};
  if (at >= windows.count) throw new LookFailure('not-found', `Could not find window ${at} of ${windows.count}: the stream has ${stream.tokens} tokens`, windows.count === 0 ? 'Ask for windows with a shorter context, such as --windows 256/64/64' : `Ask for one from 0 to ${windows.count - 1}`);
  const {context, target}: TokenWindow = windows.at(at);
  const ids = new Map((await rowsNamed(finished.store, finished.build, shard.collection)).map(({id, digest}): readonly [string, string] => [digest, id]));
  const {shards: _, ...about} = stream;
  return {view: 'window', stream: {collection: shard.collection, ...about}, windows: windows.count, window: at, rules, byDocument, context: await stretchOf(context, rules.context), target: await stretchOf(target, rules.target)};

  async function stretchOf(stretch: TokenStretch, places: number): Promise<ShownStretch> {
    const sequences: ShownSequence[] = [];
    const files: ShownStretch['files'][number][] = [];
    for (const {entry: {digest: own}, from, to} of stream === undefined ? [] : partsOf(stream, stretch)) {
      const {sequences: read}: ShownTokens = await showTokens(finished, {shard: {collection: shard.collection, id: ids.get(own) ?? shard.id}, digest: own as Digest, range: {from, to}, path, build});
      files.push({file: tokenFile(own, 'bin'), from, to});
      sequences.push(...read);
    }
    return {...stretch, padding: places - (stretch.to - stretch.from), files, sequences};
  }
}

/** The parts of a sample that was cut are one document. */
async function documentLengths({dataset: {out}}: Finished, {shards}: TokenStream, build: string): Promise<readonly number[]> {
  const lengths: number[] = [];
  for (const {entry: {digest}} of shards) {
    const [idx, doc] = await Promise.all(['idx', 'doc'].map(async (extension) => await readFile(join(out, tokenFile(digest, extension)))));
    const [own, records] = [idx && readIndexFile(idx), doc && readDocumentFile(doc)];
    if (own === undefined || records === undefined) throw new LookFailure('not-found', `Could not read the index of "${tokenFile(digest, 'bin')}": it is damaged`, build);
    let goesOn = false;
    for (const [at, length] of own.entries()) {
      if (goesOn) lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + length;
      else lengths.push(length);
      goesOn = ((records[at]?.flags ?? 0) & documentFlags.goesOn) !== 0;
    }
  }
  return lengths;
}
