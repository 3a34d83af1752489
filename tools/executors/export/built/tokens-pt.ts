// `tokens-pt`: the seed's `tokens.pt`: a list of tokens for each sequence, and beside it a list that says what each is of.
import {torchPlain, torchVersion} from '../../../../stages/format/torch/torch-file.ts';
import {mostZipBytes} from '../../../../stages/format/torch/stored-zip.ts';
import {opcodes, pickled, pickledInts, pickledText, pickleStart, pickleStop} from '../../../../stages/format/torch/pickle.ts';
import {idNumbers} from '../../../../stages/format/arrays/ids-as.ts';
import type {TokenShardEntry} from '../../build/manifest.ts';
import type {BuiltExport, BuiltFormat} from './built-format.ts';
import {aboutSequences, aboutVersion} from './about-sequences.ts';
import {sectionsOf, viewMeant} from './sections.ts';
import {shardIds, shardLengths} from './shard-bytes.ts';
import {shardsKey} from './token-arrays.ts';

/** A pickled integer is no longer, and what is said of a sequence seldom is. */
const [mostTokenBytes, usualAboutBytes] = [5, 512];

export const tokensPt: BuiltFormat = {
  fileName: /^tokens(?:_[a-z][a-z0-9-]*)?(?:_\d{5,})?\.pt$/,
  builtFiles(exported) {
    return sectionsOf(viewMeant(exported, 'structure first').shards).flatMap(({name, shards}) => runsOf(shards).map((run, at) => ({
      name: `tokens${name === 'all' ? '' : `_${name}`}${at === 0 ? '' : `_${String(at + 1).padStart(5, '0')}`}.pt`,
      key: shardsKey([torchVersion, aboutVersion], run),
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
  for (const shard of shards) yield* appended(await aboutSequences(exported, shard), (about) => pickled({...about}));
  yield Buffer.concat([opcodes.setItems, pickleStop]);
}

const itemsAtOnce = 1000;

function* appended<T>(items: readonly T[], spelled: (item: T) => Buffer): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < items.length; at += itemsAtOnce) yield Buffer.concat([opcodes.mark, ...items.slice(at, at + itemsAtOnce).map(spelled), opcodes.appends]);
}
