import {join} from 'node:path';
import test from 'ava';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';
import type {ShownWindow} from '../../../tools/executors/show/shown.ts';
import {readNatively} from '../../mill/native-reader.ts';
import {commandBench} from '../rig/command-bench.ts';
import {readFileSync} from 'node:fs';

test('show --window says which tokens are given and which are to be predicted, over all shards of a stream, and of which documents they are', async (t) => {
  const bench = commandBench(t);
  bench.configure({shards: {targetBytes: 600}});
  for (let at = 0; at < 12; at++) {
    bench.repo.write('a.rs', `fn number_${at}() { ${'a'.repeat(40 + at)} }\n`);
    bench.repo.commit(`number ${at}`);
  }
  t.is((await bench.run('build')).code, 0);
  const out = join(bench.root, 'out');
  const {tokenizers: [entry]} = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
  const shards = entry?.shards.filter(({kind}) => kind === 'commit') ?? [];
  t.true(shards.length > 2, `${shards.length} shards`);
  const documents = readNatively(out, shards).flat().map(({ids}) => ids);
  const stream = documents.flat();
  const bin = join('out', shards[1]?.files[0]?.file ?? '');
  const shown = async (...more: readonly string[]): Promise<ShownWindow> => JSON.parse((await bench.run('show', bin, '--json', ...more)).out) as ShownWindow;
  const idsOf = ({sequences}: ShownWindow['context']) => sequences.flatMap(({ids}) => ids);

  const count = Math.ceil((stream.length - 500) / 70);
  for (const at of [0, 3, count - 1]) {
    const window = await shown('--windows', '500/100/70', '--window', String(at));
    t.like(window, {view: 'window', windows: count, window: at, stream: {kind: 'commit', tokens: stream.length}});
    const target = stream.slice(at * 70 + 500, at * 70 + 600);
    t.deepEqual([idsOf(window.context), idsOf(window.target)], [stream.slice(at * 70, at * 70 + 500), target]);
    t.deepEqual([window.context.padding, window.target.padding], [0, 100 - target.length]);
    t.is(window.context.files.reduce((sum, {from, to}) => sum + to - from, 0), 500);
  }
  t.true((await shown('--windows', '500/100/70', '--window', '0')).context.files.length > 1, 'a window lies in several shards');

  // Document by document, the third commit is predicted from the two before it.
  const [first = [], second = [], third = []] = documents;
  const at = Math.ceil(first.length / 1000) + Math.ceil(second.length / 1000);
  const byDocument = await shown('--windows', '5000/1000/1', '--by-document', '--window', String(at));
  t.deepEqual([idsOf(byDocument.context), idsOf(byDocument.target)], [[...first, ...second], third]);
  const {out: text} = await bench.run('show', bin, '--windows', '5000/1000/1', '--by-document', '--window', String(at));
  t.regex(text, /^shards\.tokens\.commit\nWindow 2 of 12 over [\d,]+ tokens of commit: 5,000 given, 1,000 to predict, document by document\n\nGiven: tokens 0 to [\d,]+, and [\d,]+ of padding\n/);

  const {code, err} = await bench.run('show', bin, '--windows', '500/100/70', '--window', '999999');
  t.not(code, 0);
  t.regex(err, /Could not find window 999999 of \d+: the stream has \d+ tokens/);
  t.regex((await bench.run('stats', '--windows', '0/1/2')).err, /--windows: expected tokens that are given, to be predicted, and from window to window, such as 2048\/256\/128, got "0\/1\/2"/);
  t.regex((await bench.run('stats', '--windows', '500/100/50')).out, /\nWindows of 500 \+ 100 tokens, every 50\n {2}what +windows +read +predicted\n/);
});
