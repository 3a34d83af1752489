// Forms of commits, plans, and exports of rows and code, of a repository that wishes them ill.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {exportIn} from '../../bench/patches/exported.ts';
import type {ExportReport} from '../../tools/executors/export/export-dataset.ts';
import {commandBench} from '../tools/rig/command-bench.ts';
import {hostileTree} from './hostile-tree.ts';
import {mill, recordsOf} from './rig.ts';

/** They read what is meant to be slow to read. */
const long = process.env['GRISTMILL_LONG'] === '1' ? test : test.skip;

long('hostile contents and messages: every commit is there in each form or was dropped for a reason, and parts keep to their limit', async (t) => {
  const {repo, build} = mill(t);
  hostileTree(repo);
  const split = 64 * 1024;
  const built = await build({tokenizer: {kind: 'none'}, shards: {targetBytes: 1 << 20}, commits: {merges: 'first-parent', forms: {kinds: ['before-after', 'diff-to-message', 'message-to-diff', 'patch'], split}}, identifiers: {minLines: 0}});
  const {dropped}: {readonly dropped: Readonly<Record<string, Readonly<Record<string, number>>>>} = JSON.parse(built.files['stats.json'] ?? '');
  const commits = Number(repo.run('rev-list', '--count', 'HEAD'));
  for (const kind of ['before-after', 'diff-to-message', 'message-to-diff', 'commit', 'identifiers']) {
    const there = new Set(recordsOf(built, kind).map(({commit_hash: commit}) => commit)).size;
    t.is(there + Object.values(dropped[kind] ?? {}).reduce((sum, count) => sum + count, 0), commits, kind);
  }
  // Only what has no line to cut at is longer.
  const long = recordsOf(built, 'commit').filter(({training_content: text}) => Buffer.byteLength(String(text)) > split);
  for (const {training_content: text} of long) t.true(String(text).split('\n').some((line) => Buffer.byteLength(line) > split / 4), String(text).slice(0, 200));
  t.true(recordsOf(built, 'commit').some(({part}) => part !== undefined));
});

long('hostile contents: exports of rows and of code are strict JSON, and no path names a file', async (t) => {
  const place = commandBench(t);
  hostileTree(place.repo);
  place.configure({files: {keep: ['vendored', 'generated', 'minified', 'lock']}, tokenizer: 'none'});
  for (const format of ['commitpack-files', 'commitpackft', 'code']) {
    const {to} = await place.ask<ExportReport>('export', format);
    for (const {file} of exportIn(to).files) {
      t.regex(file, /^(?:commitpack|code_stats_\d+k|file_\d+k|function_\d+k|module_\d+k|struct_\d+k|trait_\d+k|impl_\d+k|commitpack_stats)(?:-[0-9a-f]{20})?\.jsonl?$/);
      const text = readFileSync(join(to, file));
      t.true(text.equals(Buffer.from(text.toString('utf8'))), `${file} is UTF-8`);
      if (file.endsWith('.jsonl')) for (const line of text.toString('utf8').split('\n')) if (line !== '') t.notThrows(() => JSON.parse(line), file);
    }
  }
});
