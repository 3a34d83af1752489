import {execFileSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {historyStream} from '../../../tools/executors/demo/history-stream.ts';
import {scene} from '../errors/scene.ts';

test('demo: builds without a network, shows where and what, and names three lines that work when pasted', async (t) => {
  const {shell, program} = scene(t);
  // Whoever would fetch something is found out.
  for (const name of ['ssh', 'curl', 'git-remote-https']) program(name, 'echo "The demonstration reached out" >&2; exit 9');
  const started = performance.now();
  const {code, stdout, stderr} = await shell('gristmill demo');
  t.is(code, 0, stderr);
  t.log(`demo: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  t.true(stdout.includes('  output   gristmill-demo/out\n'), stdout);
  t.regex(stdout, / {2}holds {4}\d+ documents, [\d,]+ tokens\n/);
  t.true(stdout.includes('  | rename from kiln/curve.py\n  | rename to kiln/firing.py\n'), stdout);
  const next = stdout.slice(stdout.indexOf('\nNext\n') + 6).trimEnd().split('\n').map((line) => line.trim().split(/ {3,}/)[0] ?? '');
  t.is(next.length, 3);
  for (const line of next) {
    const said = await shell(line);
    t.is(said.code, 0, `${line}: ${said.stderr}`);
    t.not(said.stdout, '', line);
  }
  t.true((await shell(next[2] ?? '')).stdout.startsWith('Up to date'));
  // Once more: nothing is done, and it is the same dataset.
  const again = await shell('gristmill demo --json');
  t.like(JSON.parse(again.stdout), {upToDate: true, next});
});

test('historyStream(): the same commits on every machine, sound to git, with what makes a history hard', (t) => {
  const {folder} = scene(t);
  const dir = join(folder, 'demo.git');
  mkdirSync(dir);
  const git = (args: readonly string[], input?: Buffer) => execFileSync('git', [...args], {cwd: dir, env: {PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1'}, ...(input === undefined ? {} : {input})});
  const said = (...args: string[]) => git(args).toString('latin1').trim();
  git(['init', '--quiet', '--bare', '--initial-branch=main', '.']);
  git(['fast-import', '--quiet', '--done'], historyStream());
  t.is(said('fsck', '--strict'), '');
  t.is(said('rev-list', '--count', 'main'), '36');
  t.is(said('rev-list', '--count', '--merges', 'main'), '2');
  t.is(said('rev-parse', 'main'), '5215df2da864300d85aaa6a5c3928b662ce9bd48');
  t.regex(said('log', '-M', '--diff-filter=R', '--name-status', '--format=', 'main'), /R\d+\tkiln\/curve\.py\tkiln\/firing\.py/);
  t.true(said('cat-file', 'blob', 'main:docs/notes.txt').includes('Gl\u00fchbrand'));
  t.is(said('tag', '--list'), 'v0.1.0\nv0.2.0\nv0.3.0');
  // A merge brings what both sides did.
  t.true(said('show', 'main:core/src/lib.rs').includes('pub use cones::reached;\npub use peak::peak;'));
});

test('demo: a folder with anything else in it is left alone', async (t) => {
  const {write, shell} = scene(t);
  write({'gristmill-demo/mine.txt': 'mine'});
  const {code, stderr} = await shell('gristmill demo');
  t.is(code, 2);
  t.true(stderr.includes('fix: gristmill demo gristmill-demo-2'), stderr);
});
