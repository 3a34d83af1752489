// What files are called and what is in which, told from a manifest alone: datasets that no test builds.
import test from 'ava';
import {storedZip} from '../../../../stages/format/torch/stored-zip.ts';
import {jsonlFiles} from '../../../../tools/executors/export/built/jsonl.ts';
import type {BuiltExport} from '../../../../tools/executors/export/built/built-format.ts';
import {nanogpt} from '../../../../tools/executors/export/built/nanogpt.ts';
import {tokensPt} from '../../../../tools/executors/export/built/tokens-pt.ts';
import {windowsPt} from '../../../../tools/executors/export/built/windows-pt.ts';
import {builtBench} from './rig.ts';

type Shard = Readonly<Record<string, unknown>>;
const token = (at: number, more: Shard = {}): Shard => ({kind: 'commit', digest: `digest ${at}`, documents: 10, sequences: 10, tokens: 1_000_000, files: [], ...more});

function built(shards: readonly Shard[], tokens: readonly Shard[] = [], notes: string[] = []): BuiltExport {
  const manifest = {shards, tokenizers: [{name: '', digest: 'tokenizer', vocab: 200_019, end: null, shards: tokens}]};
  // No file is read and nothing is asked of the store for what files are called.
  return {dataset: {source: '/src/project.git', out: '/nowhere'}, manifest, kinds: [], view: undefined, oneFile: false, windows: {context: 2048, target: 256, stride: 128}, compress: undefined, name: undefined, note: (text: string) => void notes.push(text)} as unknown as BuiltExport;
}

const names = async (files: ReturnType<typeof jsonlFiles.builtFiles>) => (await files).map(({name}) => name);

test('jsonl: the phases of the seed have the seed\'s names, others their own', async (t) => {
  const phases = ['code-foundation', 'change-patterns', 'pr-mastery', 'mine'];
  const files = await names(jsonlFiles.builtFiles(built(phases.map((phase, at) => ({kind: 'file', digest: `text ${at}`, size: 1, phase})))));
  t.deepEqual(files, ['project_cpt_dataset.jsonl', ...['phase1_foundation', 'phase2_evolution', 'phase3_pr_mastery', 'mine'].map((name) => `curriculum_learning/${name}.jsonl`)]);
});

test('windows-pt: 220 million tokens are as many files of two gigabytes as they take; more tokens change the last one alone, and the note says what it costs', async (t) => {
  const notes: string[] = [];
  const shards = Array.from({length: 220}, (_, at) => token(at, {split: 'train'}));
  const before = await windowsPt.builtFiles(built([], shards, notes));
  const after = await windowsPt.builtFiles(built([], [...shards, token(220, {split: 'train'})]));
  const train = before.filter(({name}) => name.endsWith('.pt'));
  t.deepEqual(train.map(({name}) => name), ['training_data_train.pt', ...Array.from({length: 16}, (_, at) => `training_data_train_${String(at + 2).padStart(5, '0')}.pt`)]);
  t.deepEqual(after.slice(0, 16).map(({key}) => key), train.slice(0, 16).map(({key}) => key));
  t.not(after[16]?.key, train[16]?.key);
  t.regex(notes.join(), /^Windows that slide say each token 18 times: 35,[\d,]+ bytes, where the tokens take 880,000,000$/);
  t.true(before.every(({name}) => windowsPt.fileName.test(name)));
});

test('tokens-pt and nanogpt: no file is longer than its form allows, whatever the tokens are', async (t) => {
  const shards = Array.from({length: 1000}, (_, at) => token(at));
  const files = await tokensPt.builtFiles(built([], shards));
  t.deepEqual(files.map(({name}) => name), ['tokens.pt', 'tokens_00002.pt', 'tokens_00003.pt']);
  const many = Array.from({length: 3000}, (_, at) => token(at));
  t.deepEqual(await names(nanogpt.builtFiles({...built([], many), oneFile: true})), ['all_000001.bin', 'all_000002.bin']);
  const zip = storedZip([{name: 'large', *content() {
    const piece = Buffer.alloc(1 << 28);
    for (let at = 0; at < 9; at++) yield piece;
  }}]);
  await t.throwsAsync(async () => {
    for await (const _ of zip) continue;
  }, {message: /^A zip of more than 2147483647 bytes/});
});

test('what cannot be exported is said before anything is written', async (t) => {
  const place = builtBench(t, 96, {split: undefined, phases: undefined});
  const said = async (...args: readonly string[]) => {
    const {code, err} = await place.run('export', ...args);
    return [code, err.split('\n').find((line) => line.startsWith('  --') || line.startsWith('  tokenizer'))?.trim()];
  };
  t.deepEqual(await said('jsonl', '--name', '../out/x'), [2, '--name: expected a name of a file without a folder, of letters, digits, dots, dashes and underscores, got "../out/x"']);
  t.deepEqual(await said('jsonl', '--compress', 'bz2'), [2, '--compress: expected "gz" or "zst", got "bz2"']);
  t.deepEqual(await said('npy', '--kind', 'comit'), [2, '--kind: expected "file", "commit" or "message-to-diff", got "comit". Did you mean "commit"?']);
  t.deepEqual(await said('windows-pt', '--windows', '10'), [2, '--windows: expected tokens that are given, to be predicted, and from window to window, such as 2048/256/128, got "10"']);
  place.configure({tokenizer: 'none'});
  t.deepEqual(await said('npy'), [2, 'tokenizer: expected a dataset with one, as this export is of tokens, got "none"']);
});
