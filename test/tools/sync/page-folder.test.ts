import {spawnSync} from 'node:child_process';
import {appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {tmpFile} from '../../../cache/tmp-files.ts';
import {ForgeFailure} from '../../../stages/source/github/forge-failure.ts';
import type {Page} from '../../../stages/source/github/page.ts';
import {openForgeMirror} from '../../../tools/executors/sync/open-forge-mirror.ts';
import {pageFolder, writablePageFolder} from '../../../tools/executors/sync/page-folder.ts';

function folder(t: ExecutionContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'gristmill-pages-'));
  t.teardown(() => rmSync(dir, {recursive: true, force: true}));
  return dir;
}

const page = (body: string): Page => ({list: 'issues', asked: 'GET /é', headers: {etag: '"x"'}, body});
const filesOf = (dir: string) => readdirSync(join(dir, 'pages'), {recursive: true}).map(String).filter((name) => name.endsWith('.zst'));

test('a log of pages in a folder gives back what it was given, also to who only reads', async (t) => {
  const dir = folder(t);
  const log = await writablePageFolder(dir);
  const first = await log.append(page('[1]\n[2]'), {list: 'issues', mark: {since: 'then'}});
  await log.append(page(''), {list: 'comments'});
  for (const reader of [log, await writablePageFolder(dir), pageFolder(dir)]) {
    t.deepEqual(await reader.lines(), [first, (await log.lines())[1]]);
    t.deepEqual(await reader.read(first.page), page('[1]\n[2]'));
  }
  // A page that comes again is one file.
  await log.append(page(''), {list: 'comments'});
  t.is(filesOf(dir).length, 2);
});

test('what a log comes to is known without a look at its lines, until one is added, also half of one', async (t) => {
  const dir = folder(t);
  const log = await writablePageFolder(dir);
  for (const body of ['1', '2', '3']) await log.append(page(body), {list: 'issues'});
  const read: number[] = [];
  const asked = (name = 'names') => pageFolder(dir).digest(name, (lines) => `${read.push(lines.length)} ${lines.map((line) => line.page).join()}`);
  const first = await asked();
  t.is(first.length, 3);
  t.deepEqual(await asked(), first);
  t.deepEqual(read, [3]);
  // Each name is asked by itself.
  t.is((await asked('other')).length, 3);
  t.deepEqual(await asked(), first);
  t.deepEqual(read, [3, 3]);
  // One more line, then half of one, and a note that is torn.
  await log.append(page('4'), {list: 'issues'});
  t.is((await asked()).length, 4);
  appendFileSync(join(dir, 'log'), '{"page":');
  t.is((await asked()).length, 4);
  writeFileSync(join(dir, 'digests'), '{"size":');
  t.is((await asked()).length, 4);
  t.deepEqual(read, [3, 3, 4, 4, 4]);
  // Another log of the same length.
  const text = readFileSync(join(dir, 'log'), 'utf8');
  writeFileSync(join(dir, 'log'), text.replace(/"page":"./, (start) => `${start.slice(0, -1)}${start.endsWith('0') ? '1' : '0'}`));
  t.not((await asked()).digest, first.digest);
  t.deepEqual(read, [3, 3, 4, 4, 4, 4]);
});

test('half a line, which a crash left, is no line, and is gone before the next one', async (t) => {
  const dir = folder(t);
  const log = await writablePageFolder(dir);
  const line = await log.append(page('1'), {list: 'issues'});
  const whole = readFileSync(join(dir, 'log'), 'utf8');
  for (let cut = 1; cut < whole.length; cut += 7) {
    writeFileSync(join(dir, 'log'), whole + whole.slice(0, cut));
    t.deepEqual(await pageFolder(dir).lines(), [line]);
    const again = await writablePageFolder(dir);
    const second = await again.append(page('2'), {list: 'issues'});
    t.deepEqual(await pageFolder(dir).lines(), [line, second]);
  }
});

test('a page that is lost or damaged is told with its place', async (t) => {
  const dir = folder(t);
  const log = await writablePageFolder(dir);
  const {page: name} = await log.append(page('text '.repeat(100)), {list: 'issues'});
  const path = join(dir, 'pages', filesOf(dir)[0] ?? '');
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += 3) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    writeFileSync(path, damaged);
    // A bit that the format does not look at changes nothing.
    await log.read(name).then((read) => t.deepEqual(read, page('text '.repeat(100))), (failure: unknown) => t.like(failure, {kind: 'damaged-page', where: path}));
  }
  for (const gone of [() => writeFileSync(path, bytes.subarray(0, 9)), () => writeFileSync(path, ''), () => rmSync(path)]) {
    gone();
    t.like(await t.throwsAsync(log.read(name), {instanceOf: ForgeFailure}), {kind: 'damaged-page', where: path});
  }
  appendFileSync(join(dir, 'log'), 'not a line\n');
  t.like(await t.throwsAsync(pageFolder(dir).lines(), {instanceOf: ForgeFailure}), {kind: 'damaged-page', where: join(dir, 'log')});
});

test('a log may not name a page outside of its folder', async (t) => {
  const dir = folder(t);
  writeFileSync(join(dir, 'log'), `${JSON.stringify({page: '../../etc/passwd', list: 'issues'})}\n`);
  await t.throwsAsync(pageFolder(dir).lines(), {instanceOf: ForgeFailure});
});

test('half a page of a sync that was killed is gone after the next one', async (t) => {
  const dir = folder(t);
  const never = new AbortController().signal;
  await (await openForgeMirror(dir, () => {}, never))[Symbol.asyncDispose]();
  const tmp = join(dir, 'tmp');
  const alive = tmpFile(tmp, 'page');
  const {pid} = spawnSync('true');
  for (const path of [alive, alive.replace(`-${process.pid}-`, `-${pid}-`)]) writeFileSync(path, 'half');
  await (await openForgeMirror(dir, () => {}, never))[Symbol.asyncDispose]();
  t.deepEqual(readdirSync(tmp), [basename(alive)]);
});

test('two who would write to a mirror do so one after the other', async (t) => {
  const dir = folder(t);
  const never = new AbortController().signal;
  const notes: string[] = [];
  const first = await openForgeMirror(dir, () => {}, never);
  let ended: PromiseLike<void> = Promise.resolve();
  const second = await openForgeMirror(dir, (text) => {
    notes.push(text);
    ended = first[Symbol.asyncDispose]();
  }, never);
  await ended;
  await second[Symbol.asyncDispose]();
  t.is(notes.length, 1);
  t.regex(notes.join(), /^Waiting for another sync, process \d+ on ".*"$/);
});
