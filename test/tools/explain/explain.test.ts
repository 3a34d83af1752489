import {readFileSync} from 'node:fs';
import test, {type ExecutionContext} from 'ava';
import type {Explained} from '../../../tools/executors/explain/explained.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

/** Three files and two commits, built; then a change, built again. */
async function after(t: ExecutionContext, change: (bench: CommandBench) => void): Promise<CommandBench> {
  const bench = commandBench(t);
  bench.repo.write('a.rs', 'fn a() {}\n');
  bench.repo.write('b.ts', 'let b = 1;\n');
  bench.repo.write('Cargo.lock', '[[package]]\n');
  bench.repo.commit('first');
  bench.repo.write('docs/read me.md', '# Read\n');
  bench.repo.commit('second');
  t.is((await bench.run('build')).code, 0);
  change(bench);
  t.is((await bench.run('build')).code, 0);
  return bench;
}

const edit = ({repo}: CommandBench) => {
  repo.write('b.ts', 'let b = 2;\n');
  repo.commit('edit');
};

test('explain of a path shows every row made from it, back to the blob and the commit', async (t) => {
  const {repo, run} = await after(t, edit);
  const short = (spec: string) => repo.run('rev-parse', spec).slice(0, 12);
  const {out, code} = await run('explain', 'b.ts');
  t.is(code, 0);
  t.regex(out, /^b\.ts\nBuild [0-9a-f]{12}, compared with the one before it, [0-9a-f]{12}\n/);
  t.true(out.includes(`files  changed\n  the source moved: ${short('HEAD~1')} → ${short('HEAD')}\n  oid: ${short('HEAD~1:b.ts')} → ${short('HEAD:b.ts')}\n`), out);
  // A profile counts bytes and lines, and this edit changed neither.
  t.deepEqual(out.match(/^\S.*  (?:un)?changed$/gm), ['files  changed', 'files with attributes  changed', 'profiles  unchanged', 'licences.stated  unchanged', 'files with licences  unchanged', 'licences  unchanged', 'samples.file  changed', 'tokens.file  changed', 'attributions  unchanged']);
  t.true(out.includes('tokens.file  changed\n  made from\n    samples.file/b.ts: '), out);
});

test('explain of a path that nothing touched says it was reused', async (t) => {
  const {ask} = await after(t, edit);
  const {rows, behind} = await ask<Explained>('explain', 'a.rs');
  t.deepEqual(rows.map(({collection, move, reason}) => `${collection} ${move} ${reason}`), ['files', 'files with attributes', 'profiles', 'licences.stated', 'files with licences', 'licences', 'samples.file', 'tokens.file', 'attributions'].map((name) => `${name} unchanged untouched`));
  t.deepEqual(behind, []);
});

test('explain says at which row the wave stopped', async (t) => {
  const {run, ask} = await after(t, ({repo}) => {
    repo.write('.gitattributes', '*.py linguist-generated\n');
    repo.commit('attributes of others');
  });
  const {rows, behind} = await ask<Explained>('explain', 'b.ts');
  t.deepEqual(rows.map(({collection, reason}) => `${collection} ${reason}`), ['files untouched', 'files with attributes inputs', 'profiles same-result', 'licences.stated stopped-before', 'files with licences stopped-before', 'licences stopped-before', 'samples.file stopped-before', 'tokens.file stopped-before', 'attributions stopped-before']);
  t.deepEqual(behind.map(({collection, id, reason}) => `${collection}/${id} ${reason}`), ['files/.gitattributes source', 'attribute files/all inputs']);
  const {out} = await run('explain', 'samples.file/b.ts');
  t.true(out.includes('samples.file  unchanged\n  reused: the wave stopped before it, at profiles/b.ts\n'), out);
});

test('explain of a commit follows its edits to the pairs they are of', async (t) => {
  const {repo, ask, run} = await after(t, edit);
  const head = repo.run('rev-parse', 'HEAD');
  const pair = `b.ts:${repo.run('rev-parse', 'HEAD~1:b.ts')}..${repo.run('rev-parse', 'HEAD:b.ts')}`;
  const {id, rows, behind} = await ask<Explained>('explain', head.slice(0, 8));
  t.is(id, head);
  t.deepEqual(rows.map(({collection, move}) => `${collection} ${move}`), ['commits new', 'commits with edits new', 'samples.commit new', 'tokens.commit new']);
  t.deepEqual(behind.map(({collection, id}) => `${collection}/${id}`), [`pairs/${pair}`, `edits/${pair}`]);
  // A pair may be asked for by itself.
  t.deepEqual((await ask<Explained>('explain', pair)).rows.map(({collection}) => collection), ['pairs', 'edits']);
  t.is((await run('explain', `edits/${pair}`)).code, 0);
});

test('explain names the parameter that changed, and the collection it belongs to', async (t) => {
  const {ask, run} = await after(t, ({configure}) => configure({files: {maxBytes: 5}}));
  const {rows} = await ask<Explained>('explain', 'b.ts');
  const sample = rows.find(({collection}) => collection === 'samples.file');
  t.like(sample, {move: 'changed', reason: 'making', stub: 'too-large: 11 bytes', inputs: {length: 0}});
  t.deepEqual(sample?.making, [{field: 'params.maxBytes', before: '1048576', after: '5'}]);
  const {out} = await run('explain', 'samples.file/b.ts');
  t.true(out.includes('samples.file  changed\n  made in another way\n    params.maxBytes: 1048576 → 5\n  left out: it is larger than files.maxBytes, which is 5: 11 bytes\n'), out);
});

test('explain says which rule leaves a path out', async (t) => {
  const {run} = await after(t, ({configure}) => configure({files: {exclude: ['*.py', 'docs/**']}}));
  t.true((await run('explain', 'docs/read me.md')).out.includes('left out: files.exclude names it with "docs/**"\n'));
  t.true((await run('explain', 'Cargo.lock')).out.includes('left out: it is a lock file; files.keep with "lock" keeps those\n'));
});

test('explain knows rows that came and went', async (t) => {
  const {ask, run} = await after(t, ({repo}) => {
    repo.run('rm', '--quiet', 'a.rs');
    repo.write('c.py', 'c = 1\n');
    repo.commit('replace');
  });
  t.true((await ask<Explained>('explain', 'a.rs')).rows.every(({move, after}) => move === 'gone' && after === null));
  t.true((await ask<Explained>('explain', 'c.py')).rows.every(({move, before}) => move === 'new' && before === null));
  t.true((await run('explain', 'a.rs')).out.includes('samples.file  gone\n'));
});

test('explain of a shard by its file, of a summary, and of a bucket', async (t) => {
  const {ask, out} = await after(t, edit);
  const {shards} = JSON.parse(readFileSync(`${out}/manifest.json`, 'utf8')) as {shards: readonly {file: string; kind: string}[]};
  const file = shards.find(({kind}) => kind === 'file')?.file ?? '';
  const shard = await ask<Explained>('explain', file);
  t.deepEqual(shard.rows.map(({collection, reason}) => `${collection} ${reason}`), ['shards.file inputs']);
  t.true(shard.rows[0]?.inputs.some(({collection, id}) => collection === 'samples.file' && id === 'b.ts'));
  // The id that is shown can be typed.
  t.deepEqual((await ask<Explained>('explain', `shards.file/${shard.id}`)).rows, shard.rows);
  const all = await ask<Explained>('explain', 'stats.file/all');
  t.like(all.rows, {length: 1, 0: {reason: 'same-result', inputsInAll: 1}});
});

test('explain --build looks at an earlier pair, and at the first build', async (t) => {
  const {ask, run} = await after(t, edit);
  const first = await ask<Explained>('explain', 'b.ts', '--build', '1');
  t.is(first.before, null);
  t.true(first.rows.every(({move, reason}) => move === 'new' && reason === 'first-build'));
  t.is((await ask<Explained>('explain', 'b.ts')).before, first.build);
  const {out} = await run('explain', 'b.ts', '--build', '1');
  t.true(out.includes('the first build that is kept: there is nothing to compare with'), out);
  const {code, err} = await run('explain', 'b.ts', '--build', '2');
  t.is(code, 1);
  t.regex(err, /Could not go back 2 builds: 2 are kept/);
  t.is((await run('explain', 'b.ts', '--build', 'two')).code, 2);
});

test('explain of what is not there offers the nearest, as a line to paste', async (t) => {
  const {run, paste} = await after(t, edit);
  const {code, err, out} = await run('explain', 'docs/readme.md');
  t.is(code, 1);
  t.is(out, '');
  t.regex(err, /Could not find a row "docs\/readme\.md" in either of these builds; nearest are "docs\/read me\.md"/);
  const fix = /fix: (.*)/.exec(err)?.[1] ?? '';
  t.is(fix, "gristmill explain 'docs/read me.md'");
  t.is((await paste(fix)).code, 0);
  t.regex((await run('explain', 'samples.file/b.tss')).err, /nearest are "b\.ts"/);
});

test('explain asks for more where a start means several', async (t) => {
  const {run, ask} = await after(t, ({repo}) => {
    repo.write('both/one.rs', '1\n');
    repo.write('both/two.rs', '2\n');
    repo.commit('two in a folder');
  });
  t.regex((await run('explain', 'both/')).err, /several start so, "both\/one\.rs", "both\/two\.rs"/);
  t.is((await ask<Explained>('explain', 'both/o')).id, 'both/one.rs');
});

test('explain lets no name of a file move the cursor or forge a line, and every id it prints can be typed', async (t) => {
  const evil = 'x\u001b[2J\nfiles  unchanged\n.rs';
  const {run, ask} = await after(t, ({repo}) => {
    repo.write(evil, 'evil\n');
    repo.commit('hostile name');
  });
  const {id} = await ask<Explained>('explain', evil);
  t.is(id, 'x\\x1b[2J\\x0afiles  unchanged\\x0a.rs');
  const {out, code} = await run('explain', id);
  t.is(code, 0);
  t.false(/[\x00-\x09\x0b-\x1f]/.test(out));
  t.is(out.split('\n')[0], id);
  t.false(out.split('\n').includes('files  unchanged'));
});

test('explain takes the name of a file that is not UTF-8 as it is shown', async (t) => {
  const {ask} = await after(t, ({repo}) => {
    const blob = repo.bytes(['hash-object', '-w', '--stdin'], 'x\n').toString().trim();
    repo.bytes(['update-index', '-z', '--index-info'], Buffer.concat([Buffer.from(`100644 ${blob}\t`), Buffer.from([0x63, 0xe9]), Buffer.from('\0')]));
    repo.run('commit', '--quiet', '-m', 'latin name');
  });
  t.is((await ask<Explained>('explain', 'c%E9')).id, '\\0c%E9');
  t.is((await ask<Explained>('explain', '\\0c%E9')).id, '\\0c%E9');
});
