import test from 'ava';
import {tokensOf} from '../../stages/tokenize/profiles/profile.ts';
import {starcoder2} from '../../stages/tokenize/profiles/starcoder2.ts';
import {TokenizerProblem} from '../../tools/executors/build/tokenizer-problem.ts';
import {mill, type Mill} from './rig.ts';

const tokensOfFile = (text: string) => Buffer.byteLength(text);

async function tokens(built: ReturnType<Mill['build']>): Promise<number | null> {
  return (await built).report.tokens;
}

function manifest({files}: Awaited<ReturnType<Mill['build']>>): Readonly<Record<string, unknown>> {
  return JSON.parse(files['manifest.json'] ?? '{}') as Readonly<Record<string, unknown>>;
}

test('a profile is counted in tokens: one for each control token, bytes for the rest', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('first');
  const plain = await tokens(build());
  // The commit is written in plain text by both, and gains an end.
  const commit = (plain ?? 0) - tokensOfFile('// File: a.rs\n\nfn a() {}\n');
  const added = await tokens(build({profile: {name: 'starcoder2', unknownMarks: 'add'}}));
  t.is(added, commit + 1 + 1 + tokensOfFile('a.rs\nfn a() {}\n') + 1);
  const asText = await tokens(build({profile: {name: 'starcoder2', unknownMarks: 'text'}}));
  t.is(asText, commit + tokensOfFile('<|endoftext|>') + tokensOfFile('<file_sep>a.rs\nfn a() {}\n<|endoftext|>'));
});

test('the manifest names the profile and the rows it adds, which are to be trained', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('first');
  const tokenizer = async (wishes?: Parameters<typeof build>[0]) => (manifest(await build(wishes))['tokenizers'] as readonly object[])[0] ?? t.fail();
  t.like(await tokenizer(), {profile: 'plain', newRows: [], vocab: 256});
  const rows = tokensOf(starcoder2).map((content, at) => ({content, id: 256 + at}));
  const end = rows.find(({content}) => content === '<|endoftext|>') ?? t.fail();
  t.like(await tokenizer({profile: {name: 'starcoder2', unknownMarks: 'add'}}), {profile: 'starcoder2', newRows: rows, vocab: 256 + rows.length, end});
  t.like(await tokenizer({profile: {name: 'starcoder2', unknownMarks: 'text'}}), {profile: 'starcoder2', newRows: [], end: null});
});

test('a profile that the tokenizer cannot write is refused before any row runs', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', 'fn a() {}\n');
  repo.commit('first');
  const failure = await t.throwsAsync(build({profile: {name: 'starcoder2', unknownMarks: 'refuse'}}), {instanceOf: TokenizerProblem});
  t.regex(failure?.message ?? '', /^Cannot write the profile "starcoder2" with the tokenizer "tokenizer-\w{12}": it has no token "<\|endoftext\|>"/);
  // What had run would be recalled now.
  t.deepEqual((await build()).ledger['samples.file'], ['a.rs']);
});
