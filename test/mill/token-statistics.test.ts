import test from 'ava';
import {countLengths} from '../../stages/dataset/token-lengths.ts';
import type {Tokenizer} from '../../stages/tokenize/tokenizer.ts';
import type {TokenSummary} from '../../tools/executors/build/token-summary.ts';
import {random} from '../graph/rig/random.ts';
import {smallTokenizer} from '../stages/tokenize/rig.ts';
import {smallTokenizerFile} from './small-tokenizer-file.ts';
import {mill, recordsOf, type Milled} from './rig.ts';
import {wildHistory} from './wild-history.ts';

interface StatsFile {
  readonly 'tokens.file': TokenSummary;
  readonly 'tokens.commit': TokenSummary;
  readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const statsIn = ({files}: Milled): StatsFile => JSON.parse(files['stats.json'] ?? '');

type Records = ReturnType<typeof recordsOf>;

/** Which bytes of a text are code: known from the text alone, as a person reads it. */
function codeBytes(text: string): readonly (readonly [from: number, to: number])[] {
  const head = /^\/\/ File: .*\n\n/.exec(text)?.[0];
  if (head !== undefined) return [[Buffer.byteLength(head), Infinity]];
  const ranges: (readonly [number, number])[] = [];
  let at = Buffer.byteLength(text.slice(0, text.indexOf('\nDiff:\n') + '\nDiff:\n'.length));
  let [old, now] = [0, 0];
  for (const line of text.slice(text.indexOf('\nDiff:\n') + '\nDiff:\n'.length).split('\n')) {
    const to = at + Buffer.byteLength(line) + 1;
    const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    const inside = old + now > 0;
    if (inside && ' -'.includes(line.charAt(0))) old--;
    if (inside && ' +'.includes(line.charAt(0))) now--;
    if (!inside && hunk !== null) [old, now] = [Number(hunk[1] ?? 1), Number(hunk[2] ?? 1)];
    // A submodule is no file, and its commit no text of one.
    const submodule = /^[-+]Subproject commit [0-9a-f]{40}$/.test(line);
    if (submodule && text.slice(0, text.indexOf(line)).endsWith(' @@\n') && ranges.at(-1)?.[1] === at) ranges.pop();
    if (submodule) {
      at = to;
      continue;
    }
    if (inside || hunk !== null || line.startsWith('\\')) ranges.push([at, to]);
    at = to;
  }
  return ranges;
}

/** Where the seed's words stand around the texts: not counted as bytes of text, nor what stands for them. */
function markBytes(record: Records[number], text: string): readonly (readonly [from: number, to: number])[] {
  if (record['type'] === 'file') return [[0, codeBytes(text)[0]?.[0] ?? 0]];
  let at = 0;
  return [['Commit: ', record['message']], ['\nAuthor: ', record['author']], ['\nDate: ', record['date']], ['\n\nDiff:\n', '']].map(([words, value]) => {
    const from = at;
    at += Buffer.byteLength(String(words)) + Buffer.byteLength(String(value));
    return [from, from + Buffer.byteLength(String(words))] as const;
  });
}

function tokensIn(ids: Int32Array, ranges: readonly (readonly [from: number, to: number])[], {byteLengths}: Tokenizer): number {
  let [at, next, count] = [0, 0, 0];
  for (const id of ids) {
    while ((ranges[next]?.[1] ?? Infinity) <= at) next++;
    if (at >= (ranges[next]?.[0] ?? Infinity)) count++;
    at += byteLengths[id] ?? 0;
  }
  return count;
}

/** Counted over the records, by a tokenizer that was given nothing but their texts. */
function counted(records: Records, tokenizer: Tokenizer) {
  const lengths: Record<string, number> = {};
  const sums = {documents: 0, samples: 0, tokens: 0, code_tokens: 0, content_tokens: 0, special_texts: 0, text_tokens: 0, text_bytes: 0, lines: 0};
  const all: number[] = [];
  for (const record of records) {
    const text = String(record['training_content']);
    const ids = tokenizer.encode(text);
    all.push(ids.length);
    let power = 1;
    while (power * 2 <= ids.length) power *= 2;
    lengths[power] = (lengths[power] ?? 0) + 1;
    const [code, marks] = [tokensIn(ids, codeBytes(text), tokenizer), markBytes(record, text)];
    sums.documents++;
    sums.samples++;
    sums.tokens += ids.length;
    sums.code_tokens += code;
    sums.content_tokens += ids.length - code;
    sums.special_texts += text.split('<|endoftext|>').length - 1 + text.split('<|fim_prefix|>').length - 1;
    sums.text_tokens += ids.length - tokensIn(ids, marks, tokenizer);
    sums.lines += text.split('\n').length - 1;
    sums.text_bytes += Buffer.byteLength(text) - marks.reduce((sum, [from, to]) => sum + to - from, 0);
  }
  const share = (from: number, to: number) => all.filter((length) => length >= from && length < to).length / all.length;
  return {
    ...sums, compression_ratio: sums.text_bytes / sums.text_tokens, lengths,
    shares: [share(0, 4096), share(4096, 10_240), share(10_240, 16_384), share(16_384, Infinity), share(2048, 16_384)],
  };
}

test('stats.json says of tokens what is counted over the records: of code, of content, bytes each, spelled controls, lengths', async (t) => {
  const rig = mill(t);
  wildHistory(rig.repo, random(31), 60);
  rig.repo.run('checkout', '--quiet', '--force', 'main');
  rig.repo.write('<|fim_prefix|>.md', 'ends with <|endoftext|> <|endoftext|');
  for (const [at, size] of [5000, 20_000, 45_000, 60_000].entries()) rig.repo.write(`big-${at}.txt`, 'the cat sat on the mat; '.repeat(size / 24));
  rig.repo.commit('Say <|endoftext|>');
  const milled = await rig.build({tokenizer: smallTokenizerFile(rig.root)});
  const stats = statsIn(milled);
  for (const kind of ['file', 'commit'] as const) {
    const {shares, ...rest} = counted(recordsOf(milled, kind), smallTokenizer());
    const {shares: said, ...found} = stats[`tokens.${kind}`];
    t.deepEqual(found, rest, kind);
    t.deepEqual(Object.values(said), shares, kind);
    t.true(found.code_tokens > 100 && found.content_tokens > 100 && found.special_texts > 1 && found.compression_ratio > 1, JSON.stringify(found));
  }
  for (const share of Object.values(stats['tokens.file'].shares)) t.true(share > 0 && share < 1);
  // The shares of kinds are of documents, of bytes of text, and of tokens.
  const [file, commit] = (['file', 'commit'] as const).map((kind) => recordsOf(milled, kind));
  const bytes = (records: Records = []) => records.reduce((sum, record) => sum + Buffer.byteLength(String(record['training_content'])), 0);
  const [files, commits] = [stats['tokens.file'], stats['tokens.commit']];
  t.deepEqual(stats.shares['commit'], {documents: commits.documents / (files.documents + commits.documents), bytes: bytes(commit) / (bytes(file) + bytes(commit)), tokens: commits.tokens / (files.tokens + commits.tokens)});
});

test('statistics of an edited history are those of a clean build', async (t) => {
  const rig = mill(t);
  wildHistory(rig.repo, random(32), 30);
  await rig.build();
  wildHistory(rig.repo, random(33), 30);
  const edited = await rig.build();
  t.is((await rig.build({}, 'clean')).files['stats.json'], edited.files['stats.json']);
});

test('without a tokenizer there are no statistics of tokens', async (t) => {
  const rig = mill(t);
  rig.repo.write('a.rs', 'fn a() {}\n');
  rig.repo.commit('first');
  const stats = statsIn(await rig.build({tokenizer: {kind: 'none'}}));
  t.deepEqual(Object.keys(stats), ['file', 'commit', 'files', 'licences', 'shares', 'dropped']);
  t.deepEqual(Object.keys(stats.shares['file'] ?? {}), ['documents', 'bytes']);
});

test('countLengths() at the borders of powers and of bands', (t) => {
  t.deepEqual(countLengths([0, 1, 2, 3, 4]), {'length 0': 1, 'length 1': 1, 'length 2': 2, 'length 4': 1, 'band below_4k': 5});
  const bandsOf = (length: number) => Object.keys(countLengths([length])).filter((name) => name.startsWith('band ')).map((name) => name.slice(5));
  t.deepEqual(bandsOf(2047), ['below_4k']);
  t.deepEqual(bandsOf(2048), ['below_4k', 'from_2k_to_16k']);
  t.deepEqual(bandsOf(4095), ['below_4k', 'from_2k_to_16k']);
  t.deepEqual(bandsOf(4096), ['from_4k_to_10k', 'from_2k_to_16k']);
  t.deepEqual(bandsOf(10_240), ['from_10k_to_16k', 'from_2k_to_16k']);
  t.deepEqual(bandsOf(16_383), ['from_10k_to_16k', 'from_2k_to_16k']);
  t.deepEqual(bandsOf(16_384), ['from_16k']);
});
