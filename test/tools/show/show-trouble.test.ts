import {renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {ShownDocument} from '../../../tools/executors/show/shown.ts';
import {built} from './built.ts';

test('show --raw reads nothing from the repository; without a mirror the others say so', async (t) => {
  const {store, repo, run, ask} = await built(t);
  rmSync(join(store, 'mirrors'), {recursive: true});
  const raw = await ask<ShownDocument>('show', 'b.ts', '--raw');
  t.like(raw, {part: 'raw', samples: {0: {text: null, spans: {length: 5}}}});
  const gone = await ask<ShownDocument>('show', 'b.ts');
  t.is(gone.samples[0]?.text?.missing, `our mirror of "${repo.dir}" is gone; the next build makes it again`);
  t.true((await run('show', 'b.ts')).out.includes('Text\n  There is none to show: our mirror of'));
  // A commit's own texts and its hunks lie in the store.
  t.is((await ask<ShownDocument>('show', repo.run('rev-parse', 'HEAD'))).samples[0]?.text?.missing, null);
});

test('show says when the repository behind the mirror is gone', async (t) => {
  const {root, repo, ask} = await built(t);
  const oid = repo.run('rev-parse', 'HEAD:b.ts');
  renameSync(repo.dir, join(root, 'elsewhere'));
  const {samples} = await ask<ShownDocument>('show', 'b.ts');
  t.is(samples[0]?.text?.missing, `"${repo.dir}" no longer has the object git:${oid}`);
});

test('show of what is not there', async (t) => {
  const {run, paste} = await built(t);
  const {code, err} = await run('show', 'src/b.ts');
  t.is(code, 1);
  t.regex(err, /Could not find a row "src\/b\.ts" in this build; nearest are "b\.ts"/);
  t.is((await paste(/fix: (.*)/.exec(err)?.[1] ?? '')).code, 0);
  t.true((await run('show', 'zzzzzz', '--store', 'store')).err.includes('fix: gristmill stats --store store\n'));
  const unknown = await run('show', 'b.ts', '--collection', 'profile');
  t.is(unknown.code, 2);
  t.regex(unknown.err, /--collection: expected a collection of this build, got "profile"/);
  t.regex(unknown.err, /Did you mean "profiles"/);
  t.is((await run('show', 'files', '--limit', '0')).code, 2);
});

test('show sends no escape sequence of a repository to a terminal', async (t) => {
  const {run} = await built(t, ({repo}) => {
    repo.write('evil.txt', 'one\u001b]0;owned\u0007\u001b[31m two\u202e\n');
    repo.commit('\u001b[2Jmessage');
  });
  for (const args of [['evil.txt'], ['evil.txt', '--rendered'], ['commits'], ['HEAD'], ['samples.commit']]) {
    const {out, err} = await run('show', ...args);
    t.false(/[\x00-\x08\x0b-\x1f\x7f\u202e]/.test(out + err), args.join(' '));
  }
  t.true((await run('show', 'evil.txt', '--rendered')).out.endsWith('one two\n'));
});
