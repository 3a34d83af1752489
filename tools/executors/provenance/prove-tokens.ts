// Proves drawn stretches of tokens: from the ids on the disk back to the spans that they are of, made again from their sources.
import {open} from 'node:fs/promises';
import {join} from 'node:path';
import {digestsIn} from '../../../graph/explain/build-side.ts';
import {codeOf} from '../../../cache/store-error.ts';
import {idBytesEach} from '../../../stages/format/native/id-file.ts';
import type {Sample} from '../../../stages/sample/sample.ts';
import type {MarkWriter} from '../../../stages/tokenize/profiles/mark-writer.ts';
import {writtenText} from '../../../stages/tokenize/profiles/written-pieces.ts';
import {structureKind} from '../../../stages/tokenize/structural/structural-collections.ts';
import {spellDigest} from '../look/readable.ts';
import {spellId} from '../look/row-id.ts';
import {samplesIn} from '../show/samples-in.ts';
import {documentOf, eachTokenPlace, type TokenPlace} from '../show/token-place.ts';
import {sourceDifferences} from './compare-record.ts';
import {compareTokens} from './compare-tokens.ts';
import type {DrawnTokens, TokenLots} from './drawn-tokens.ts';
import {addUntraced} from './prove-samples.ts';
import type {Difference, ProvenTokens, Untraced} from './provenance-report.ts';
import {spansAgain, type SpanAgain} from './spans-again.ts';
import {tokenJudge} from './token-judge.ts';
import type {Workbench} from './workbench.ts';

export interface ProvenStretches {readonly kinds: readonly ProvenTokens[]; readonly untraced: readonly Untraced[]; readonly differences: readonly Difference[]}

/** A stretch in one sequence: several, where it is of several documents. */
interface Part {readonly range: number; readonly place: TokenPlace; readonly ids: Int32Array; readonly sample: Sample | undefined}

const partsAtOnce = 64;

export async function proveTokens(bench: Workbench, {shards}: TokenLots, {build, advanced}: {readonly build: string; readonly advanced: (count: number) => void}): Promise<ProvenStretches> {
  const {finished} = bench;
  const kinds = new Map<string, ProvenTokens>();
  const untraced = new Map<string, Untraced>();
  const differences: Difference[] = [];
  const judges = new Map<string, Promise<MarkWriter>>();
  for (const drawn of shards) {
    const judge = judges.get(drawn.tokenizer.digest) ?? tokenJudge(finished, drawn.tokenizer.digest, build);
    judges.set(drawn.tokenizer.digest, judge);
    await proveShard(drawn, await judge);
    advanced(drawn.ranges.length);
  }
  return {kinds: [...kinds.values()], untraced: [...untraced.values()], differences};

  async function proveShard(drawn: DrawnTokens, judge: MarkWriter): Promise<void> {
    const {kind, tokenizer, shard, digest, file, ranges} = drawn;
    const tally = {equal: new Set(ranges.keys()), spans: 0, bytes: 0};
    await using ids = await idFile(file && join(finished.dataset.out, file));
    let parts: Part[] = [];
    for await (const {range, place} of eachTokenPlace(finished, {shard, digest, end: tokenizer.end}, ranges)) {
      finished.signal.throwIfAborted();
      const length = place.tokens.ids.length + (place.range.to > place.tokens.ids.length ? 1 : 0);
      // Stretches of one sequence come one after the other: its sample is read once, and so made again once.
      const last = parts.at(-1);
      const sample = last?.place.row.id === place.row.id && last.place.sample === place.sample ? last.sample : await sampleOf(place);
      parts.push({range, place, ids: await ids.read(place.start, length), sample});
      if (parts.length === partsAtOnce) await proveParts();
    }
    await proveParts();
    const known = kinds.get(shard.collection) ?? {kind, tokenizer: tokenizer.view, drawn: 0, equal: 0, spans: 0, bytes: 0, tokens: 0};
    kinds.set(shard.collection, {...known, drawn: known.drawn + ranges.length, equal: known.equal + tally.equal.size, spans: known.spans + tally.spans, bytes: known.bytes + tally.bytes, tokens: known.tokens + ranges.reduce((sum, {from, to}) => sum + to - from, 0)});

    async function proveParts(): Promise<void> {
      const asked = new Map(parts.flatMap(({place: {row, sample: at}, sample}) => (sample === undefined ? [] : [[sample, {row: documentOf(row), sample, at}] as const])));
      const again = await spansAgain(bench, [...asked.values()]);
      const spans = new Map([...asked.keys()].map((sample, at) => [sample, again[at]]));
      for (const part of parts) note(part, (part.sample && spans.get(part.sample)) ?? []);
      parts = [];
    }

    function note({range, place, ids, sample}: Part, spans: readonly SpanAgain[]): void {
      const {row, sample: at, tokens} = place;
      const named = {row: `${documentOf(row).collection}/${spellId(row.id)}`, sample: at};
      const own = {from: place.range.from, to: Math.min(place.range.to, tokens.ids.length)};
      const place0 = (token: number) => place.start + token;
      const differ = (found: Pick<Difference, 'span' | 'why'> & {readonly token: number}) => {
        tally.equal.delete(range);
        const behind = spans[found.span ?? -1];
        differences.push({...named, what: 'tokens', span: found.span, leaf: behind?.leaf == null ? null : spellDigest(behind.leaf), offset: place0(found.token), where: behind?.where ?? null, why: `${found.why} (${file ?? shard.collection})`});
      };
      if (place.range.to > tokens.ids.length && ids.at(-1) !== (tokenizer.end ?? undefined)) differ({span: null, token: tokens.ids.length, why: `the document ends with token ${ids.at(-1) ?? 'none'}, not with ${tokenizer.end ?? 'none'}`});
      if (own.from >= own.to) return;
      if (kind === structureKind || sample === undefined) return addUntraced(untraced, 'tokens', {reason: 'structure: its texts are kept in rows, without spans of a source', bytes: 0});
      const wrong = sourceDifferences({row: documentOf(row), sample, at}, spans);
      const written = spans.map((span, index) => {
        const mark = sample.spans[index];
        const bytes = mark?.kind === 'mark' ? writtenText(judge.write(mark)) : span.bytes;
        return {bytes, length: bytes?.length ?? span.length};
      });
      const found = compareTokens({tokens, range: own, ids, spans: written, tokenizer: judge.tokenizer});
      if ('why' in found) differ(found);
      else if ('untraced' in found) {
        if (wrong.length > 0) {
          tally.equal.delete(range);
          differences.push(...wrong);
        } else addUntraced(untraced, 'tokens', {reason: found.untraced, bytes: 0});
      } else {
        const sources = found.spans.filter((span) => spans[span]?.kind === 'source');
        tally.spans += sources.length;
        tally.bytes += found.bytes;
      }
    }
  }

  async function sampleOf({row, sample}: TokenPlace): Promise<Sample | undefined> {
    const {collection, id} = documentOf(row);
    const [digest] = await digestsIn(finished, finished.build, {collection, ids: [id]});
    return digest === undefined ? undefined : (await samplesIn(finished, digest))[sample];
  }
}

interface IdFile extends AsyncDisposable {read(from: number, count: number): Promise<Int32Array>}

/** What is not there reads as nothing. */
async function idFile(path: string | undefined): Promise<IdFile> {
  const file = path === undefined ? undefined : await open(path).catch((cause: unknown) => {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  });
  return {
    async read(from, count) {
      const bytes = Buffer.alloc(count * idBytesEach);
      const {bytesRead = 0} = (await file?.read(bytes, 0, bytes.length, from * idBytesEach)) ?? {};
      return Int32Array.from({length: Math.floor(bytesRead / idBytesEach)}, (_, at) => bytes.readInt32LE(at * idBytesEach));
    },
    [Symbol.asyncDispose]: async () => await file?.close(),
  };
}
