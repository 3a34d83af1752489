import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commitsIn, exportIn} from '../../../bench/patches/exported.ts';
import {gitSays} from '../../../bench/patches/git-says.ts';
import {judgePatches, type Truth} from '../../../bench/patches/patch-truth.ts';
import {nameOf} from '../../../bench/patches/spell-patch.ts';
import type {ExportReport} from '../../../tools/executors/export/export-dataset.ts';
import {digestOf} from '../../../graph/value/digest.ts';
import {cleaned} from '../../../stages/clean/cleaned.ts';
import {enforceRules} from '../../../stages/clean/rules-in-force.ts';
import {resolveClean} from '../../../tools/executors/config/resolve-clean.ts';
import {random} from '../../graph/rig/random.ts';
import {data, importStream} from '../../mill/fast-history.ts';
import {wildHistory} from '../../mill/wild-history.ts';
import type {Repo} from '../../stages/source/git/rig.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

const renames = ['-M50%', '-l1000'];
const judged = (place: CommandBench, folder: string): Truth => judgePatches({folder, scratch: join(place.root, 'scratch'), gitDir: join(place.repo.dir, '.git'), trees: gitSays(join(place.repo.dir, '.git'), ['HEAD'], renames).trees});

test('patch truth: every patch of histories with every kind of change gives, applied by git, what its commit has', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(41), 300);
  oddTexts(place.repo);
  const {to} = await place.ask<ExportReport>('export', 'commits-json');
  const {wrong, omitted, commits, patches, binaries, decoded} = judged(place, to);
  t.deepEqual([wrong, omitted], [[], []]);
  t.is(commits, Number(place.repo.run('rev-list', '--count', 'HEAD')));
  t.true(patches > 300 && binaries > 10 && decoded >= 4, `${patches} patches, ${binaries} binaries, ${decoded} decoded`);
  const kinds = new Set(commitsIn(to).flatMap(({diffs}) => diffs.map(({change_type, is_submodule = false}) => `${change_type}${is_submodule ? ' submodule' : ''}`)));
  t.deepEqual([...kinds].sort(), ['A', 'A submodule', 'D', 'D submodule', 'M', 'M submodule', 'R', 'R submodule', 'T', 'T submodule']);
  // Lines are counted as git counts them.
  const {counts} = gitSays(join(place.repo.dir, '.git'), ['HEAD'], renames);
  for (const {metadata: {hash}, diffs} of commitsIn(to)) {
    for (const diff of diffs) {
      const {is_binary, filename, additions, deletions, old_blob, new_blob, old_encoding, new_encoding} = diff;
      // What was only renamed is not looked at, so nobody knows that it is a binary.
      if (old_encoding === undefined && new_encoding === undefined && !is_binary && old_blob !== new_blob) t.is(counts.get(hash)?.get(nameOf(diff, 'new')), `${additions} ${deletions}`, `${hash} ${filename}`);
    }
  }
});

test('patch truth: a line that is not what it was, and a commit that is not there, are found', async (t) => {
  const place = commandBench(t);
  wildHistory(place.repo, random(42), 30);
  const {to} = await place.ask<ExportReport>('export', 'commits-json', '--one-file');
  const [{file} = {file: ''}] = exportIn(to).files;
  const whole = readFileSync(join(to, file), 'utf8');
  const forge = (change: (text: string) => string) => {
    writeFileSync(join(to, file), change(whole));
    return judged(place, to).wrong.length;
  };
  t.is(forge((text) => text), 0);
  t.is(forge((text) => text.replace('\\n+}\\n', '\\n+};\\n')), 1);
  t.true(forge((text) => text.replace('"new_mode":"100755"', '"new_mode":"100644"')) > 0);
  t.is(forge((text) => text.replace(/,\n\{"metadata".*(?=\n\]\}\n$)/, '')), 1);
});

test('patch truth: with rules on, the clean text of the parent becomes the clean text of the child', async (t) => {
  const place = commandBench(t);
  const secret = (at: number) => `AKIA${'Q3ZK7M5XW2RT6YHBNDLC4VJPSGFE'.repeat(2).slice(3 * at, 3 * at + 16)}`;
  wildHistory(place.repo, random(43), 60);
  place.repo.run('reset', '--quiet', '--hard');
  for (let at = 0; at < 6; at++) {
    place.repo.write('keys.env', `first\nAWS_ACCESS_KEY_ID=${secret(at)}\nmail = someone${at}@mail.service.dev\nlast ${at > 3}\n`);
    place.repo.write(`people-${at % 2}.txt`, `Ask ada@mail.service.dev, or call back.\nround ${at}\n`);
    place.repo.commit(`round ${at}`);
  }
  const config = {salt: 'of this test alone'};
  place.configure({clean: config});
  const rules = resolveClean(config, {name: 'source', absolute: (path) => path, where: ''})?.rules;
  const tag = await enforceRules(rules);
  const {to} = await place.ask<ExportReport>('export', 'commits-json');
  t.notRegex(JSON.stringify(commitsIn(to)), /AKIA|mail\.service\.dev/);
  let other = 0;
  const clean = (raw: Buffer) => {
    const {bytes} = cleaned({digest: digestOf(raw), bytes: raw}, tag);
    if (Buffer.compare(bytes, raw) !== 0) other++;
    return bytes;
  };
  const {wrong, patches} = judgePatches({folder: to, scratch: join(place.root, 'scratch'), gitDir: join(place.repo.dir, '.git'), trees: gitSays(join(place.repo.dir, '.git'), ['HEAD'], renames).trees, clean});
  t.deepEqual(wrong, []);
  t.true(patches > 50 && other > 8, `${patches} patches, ${other} texts with something taken out`);
});

/** Texts whose bytes are not what is compared, a pointer to a large file, and names that are no UTF-8. */
function oddTexts(repo: Repo): void {
  const texts = (round: number): readonly (readonly [name: string, content: Buffer])[] => [
    ['marked.rs', Buffer.from(`\ufefffn a() {}\nfn b${round}() {}\n`)],
    ['wide.txt', Buffer.from(`\ufefftext ${round}\r\nsame\r\n`, 'utf16le')],
    ['western.txt', Buffer.from(`caf\xe9 ${round}\ncr\xe8me\n`, 'latin1')],
    ['broken.txt', Buffer.concat([Buffer.from(`é 漢字 ${round}\n`), Buffer.from([0xff, 0x0a])])],
    ['"caf\\351.txt"', Buffer.from(`named ${round}\n`)],
    ['big.bin', Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${String(round).repeat(64)}\nsize ${1000 + round}\n`)],
    ['unended.txt', Buffer.from(`line\r\nother\r\nround ${round}`)],
  ];
  importStream(repo, [1, 2].flatMap((round) => [
    `commit refs/heads/main\ncommitter C <c@example.org> ${1_700_000_000 + round} +0000\n`, data(`round ${round}\n`), round === 1 ? 'from refs/heads/main^0\n' : '',
    ...texts(round).flatMap(([name, content]) => [`M 100644 inline ${name}\n`, data(content)]),
  ]));
}
