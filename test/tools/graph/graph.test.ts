import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {drawMermaid} from '../../../tools/executors/graph/draw-mermaid.ts';
import {drawSvg} from '../../../tools/executors/graph/draw-svg.ts';
import type {GraphPicture} from '../../../tools/executors/graph/graph-picture.ts';
import {commandBench} from '../rig/command-bench.ts';

const hostile: GraphPicture = {root: null, nodes: [{name: 'a<b>&"#;', kind: 'source', tasks: [], counts: null}, {name: 'c', kind: 'map', tasks: [{name: '</style>"', version: 1}], counts: {rows: 1, stubs: {x: 2}, changed: 0}}], edges: [{from: 'a<b>&"#;', to: 'c'}]};

test('graph without a build draws the plan, and every format says the same', async (t) => {
  const {run, ask, root: folder} = commandBench(t);
  const answer = await ask<GraphPicture>('graph');
  const {root, nodes, edges} = answer;
  t.is(root, null);
  t.true(nodes.every(({counts}) => counts === null));
  t.deepEqual(edges.filter(({to}) => to === 'samples.file'), [{from: 'files', to: 'samples.file'}, {from: 'profiles', to: 'samples.file'}]);
  t.like(nodes.find(({name}) => name === 'shards.file'), {kind: 'shard', tasks: [{name: 'place of a document', version: 1}, {name: 'jsonl shard', version: 1}]});
  const {code, out} = await run('graph');
  t.is(code, 0);
  t.is(out, drawMermaid(answer));
  t.is((await run('graph', '--file', 'g.svg')).out, 'Drew g.svg\n');
  t.is(readFileSync(join(folder, 'g.svg'), 'utf8'), drawSvg(answer));
  t.is((await run('graph', '--format', 'svg')).out, drawSvg(answer));
  await run('graph', '--file', 'g.json');
  t.deepEqual(JSON.parse(readFileSync(join(folder, 'g.json'), 'utf8')), answer);
});

test('graph counts what the last build found, and what has changed since the one before', async (t) => {
  const {repo, run, ask} = commandBench(t);
  repo.write('a.rs', 'fn main() {}\n');
  repo.write('b.bin', '\u0000\u0001');
  repo.commit('first');
  await run('build');
  const counts = async () => new Map((await ask<GraphPicture>('graph')).nodes.map((node) => [node.name, node.counts]));
  t.deepEqual((await counts()).get('files'), {rows: 2, stubs: {}, changed: null});
  repo.write('a.rs', 'fn main() { }\n');
  repo.commit('second');
  await run('build');
  const now = await counts();
  t.deepEqual(now.get('files'), {rows: 2, stubs: {}, changed: 1});
  t.is(now.get('samples.file')?.rows, 2);
  t.is(Object.values(now.get('samples.file')?.stubs ?? {}).reduce((sum, count) => sum + count, 0), 1);
  t.is(now.get('commits')?.changed, 1);
  const {out} = await run('graph', '--format', 'svg');
  t.regex(out, />source<\/tspan> · 2 rows<\/text>\n<text class="task"[^>]*>1 changed since the build before</);
  t.regex((await run('graph')).out, /\n {2}c0\[\("<b>files<\/b> \(source\)<br\/>2 rows"\)\]:::source\n/);
});

test('graph refuses a format that it does not have', async (t) => {
  const {code, err} = await commandBench(t).run('graph', '--format', 'smermaid');
  t.is(code, 2);
  t.true(err.includes('--format: expected "svg", "mermaid" or "json", got "smermaid". Did you mean "mermaid"?'), err);
});

test('graph says what is wrong when its file cannot be written', async (t) => {
  const {code, err, out} = await commandBench(t).run('graph', '--file', 'no/such/folder/g.svg');
  t.is(code, 1);
  t.is(out, '');
  t.true(err.includes('no/such/folder/g.svg'), err);
});

test('drawSvg() is well formed and stands by itself, whatever things are called', async (t) => {
  const {ask} = commandBench(t);
  for (const picture of [hostile, await ask<GraphPicture>('graph')]) {
    const svg = drawSvg(picture);
    balanced(t, svg);
    t.false(/\b(?:href|src|url)\b(?!\(#tip\))|<script|<foreignObject|@import/.test(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')), svg);
    t.is([...svg.matchAll(/<rect class="card"/g)].length, picture.nodes.length);
    t.is([...svg.matchAll(/<path class="line"/g)].length, picture.edges.length);
  }
  t.true(drawSvg(hostile).includes('a&lt;b&gt;&amp;&quot;#;'));
});

test('drawMermaid() keeps names inside their quotes', (t) => {
  const text = drawMermaid(hostile);
  t.true(text.startsWith('flowchart TD\n  c0[("<b>a#60;b#62;#38;#34;#35;#59;</b> (source)")]:::source\n'), text);
  // One statement a line, as its grammar has it.
  for (const line of text.trimEnd().split('\n').slice(1)) t.regex(line, /^ {2}(?:c\d+\S{1,2}"[^"]*"\S{1,2}:::\w+|c\d+ --> c\d+|classDef \w+ stroke:#[0-9a-f]{6},stroke-width:2px)$/);
});

test('graph writes nothing that moves a cursor, whatever the terminal', async (t) => {
  const {host} = commandBench(t);
  const {runCommand} = await import('../../../tools/executors/cli/run-command.ts');
  const process = host({terminal: {columns: 40}});
  t.is(await runCommand(['graph'], process), 0);
  const text = process.out() + process.err();
  t.true(text.startsWith('flowchart TD\n'), text);
  t.false(/[\x1b\r]/.test(text));
});

/** Tags open and close in turn, and attributes are quoted: what an XML reader insists on. */
function balanced(t: {is(a: unknown, b: unknown, message?: string): unknown; deepEqual(a: unknown, b: unknown): unknown}, xml: string): void {
  const open: string[] = [];
  const rest = xml.replace(/<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g, (_, closing: string, name: string, _attributes: string, alone: string) => {
    if (closing === '/') t.is(open.pop(), name);
    else if (alone === '') open.push(name);
    return '';
  });
  t.deepEqual(open, []);
  t.is(/[<>]|&(?!(?:amp|lt|gt|quot);)/.exec(rest)?.[0], undefined);
}
