// `tokens-pt`: the seed's `tokens.pt`: a list of tokens for each sequence, and beside it a list that says what each is of.
import {torchPlain, torchVersion} from '../../../../stages/format/torch/torch-file.ts';
import {mostZipBytes} from '../../../../stages/format/torch/stored-zip.ts';
import {opcodes, pickled, pickledInts, pickledText, pickleStart, pickleStop, type Plain} from '../../../../stages/format/torch/pickle.ts';
import {idNumbers} from '../../../../stages/format/arrays/ids-as.ts';
import {tokenShardCodec} from '../../../../stages/dataset/token-shard.ts';
import {tokenListCodec} from '../../../../stages/tokenize/token-list.ts';
import type {Digest} from '../../../../graph/value/digest.ts';
import {readValue, readValues} from '../../build/read-built.ts';
import {rowsOfShard} from '../../build/token-shard-files.ts';
import type {TokenShardEntry} from '../../build/manifest.ts';
import type {BuiltExport, BuiltFormat} from './built-format.ts';
import {sectionsOf, viewMeant} from './sections.ts';
import {shardIds, shardLengths} from './shard-bytes.ts';
import {shardsKey} from './token-arrays.ts';

/** Of what is said of a sequence in the 1.0 form. Bumped when that changes. */
const metadataVersion = 1;
/** A pickled integer is no longer, and what is said of a sequence seldom is. */
const [mostTokenBytes, usualAboutBytes] = [5, 512];

export const tokensPt: BuiltFormat = {
  fileName: /^tokens(?:_[a-z][a-z0-9-]*)?(?:_\d{5,})?\.pt$/,
  builtFiles(exported) {
    return sectionsOf(viewMeant(exported, 'structure first').shards).flatMap(({name, shards}) => runsOf(shards).map((run, at) => ({
      name: `tokens${name === 'all' ? '' : `_${name}`}${at === 0 ? '' : `_${String(at + 1).padStart(5, '0')}`}.pt`,
      key: shardsKey([torchVersion, metadataVersion], run),
      content: () => torchPlain(() => pickle(exported, run)),
    })));
  },
};

/** Runs that surely fit a zip. */
function runsOf(shards: readonly TokenShardEntry[]): readonly (readonly TokenShardEntry[])[] {
  const runs: {shards: TokenShardEntry[]; bytes: number}[] = [];
  for (const shard of shards) {
    const bytes = shard.tokens * mostTokenBytes + shard.sequences * usualAboutBytes;
    const run = runs.at(-1);
    if (run !== undefined && run.bytes + bytes < mostZipBytes) [run.bytes] = [run.bytes + bytes, run.shards.push(shard)];
    else runs.push({shards: [shard], bytes});
  }
  return runs.map((run) => run.shards);
}

async function* pickle(exported: BuiltExport, shards: readonly TokenShardEntry[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.concat([pickleStart, opcodes.emptyDict, opcodes.mark, pickledText('tokens'), opcodes.emptyList]);
  for (const shard of shards) {
    const [ids, lengths] = [idNumbers(await shardIds(exported.dataset.out, shard)), await shardLengths(exported.dataset.out, shard)];
    let end = 0;
    yield* appended(lengths, (length) => pickledInts(ids.subarray(end, (end += length))));
  }
  yield Buffer.concat([pickledText('metadata'), opcodes.emptyList]);
  for (const shard of shards) yield* appended(await aboutSequences(exported, shard), pickled);
  yield Buffer.concat([opcodes.setItems, pickleStop]);
}

const itemsAtOnce = 1000;

function* appended<T>(items: readonly T[], spelled: (item: T) => Buffer): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < items.length; at += itemsAtOnce) yield Buffer.concat([opcodes.mark, ...items.slice(at, at + itemsAtOnce).map(spelled), opcodes.appends]);
}

/** From the heads of the rows that the shard was written from: no token is read for it. */
async function aboutSequences({finished: {store}}: BuiltExport, {kind, digest, split, phase}: TokenShardEntry): Promise<readonly Plain[]> {
  // The digest of a value of this very build, as its manifest has it.
  const {rows} = await readValue(store, digest as Digest, tokenShardCodec);
  const about: Plain[] = [];
  for await (const {sequences, when: {corrected, oid}, name} of readValues(store, await rowsOfShard(store, rows), tokenListCodec)) {
    const place = {...(split !== undefined && {split}), ...(phase !== undefined && {phase})};
    let chunk = 0;
    for (const [sample, parts] of sequences.entries()) {
      for (let part = 0; part < parts; part++) about.push({chunk_id: `${oid === '' ? name : oid}_${chunk++}`, ...(oid === '' ? {name} : {commit_hash: oid, timestamp_unix: corrected}), kind, ...place, sample, part, parts});
    }
  }
  return about;
}
