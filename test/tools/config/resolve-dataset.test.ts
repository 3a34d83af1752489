import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {CleanConfig} from '../../../tools/dataset-config/text-config.ts';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import {bench} from '../../stages/source/git/rig.ts';
import {nameOf} from '../../../tools/executors/config/name-of.ts';
import {resolveDataset, type Place} from '../../../tools/executors/config/resolve-dataset.ts';

const place: Place = {folder: '/here', home: '/home/user', cache: '/home/user/.cache/gristmill', parallelism: 4, hub: {endpoint: 'https://hub', caches: ['/hub']}};

test('resolveDataset() fills in every default', (t) => {
  const {target, ...dataset} = resolveDataset({}, {source: '/repos/thing.git'}, place);
  t.deepEqual(dataset, {
    source: '/repos/thing.git',
    refs: ['HEAD'],
    store: '/home/user/.cache/gristmill',
    out: '/here/gristmill-out/thing',
    threads: 4,
    files: {include: [], exclude: [], keep: ['vendored'], maxBytes: 1_048_576},
    commits: {merges: 'first-parent'},
    tokenizer: {kind: 'embedded', name: 'o200k_base'},
    profile: {name: 'plain', unknownMarks: 'refuse'},
    shards: {targetBytes: 4_194_304},
    shallow: 'refuse',
  });
  t.regex(target, /^thing-[0-9a-f]{16}$/);
});

test('resolveDataset() turns every class of rules on but those that are false, and says whether the salt can be guessed', (t) => {
  const of = (clean: boolean | CleanConfig) => resolveDataset({clean}, {source: '/repos/thing.git'}, place).clean;
  const classes = {secrets: true, entropy: true, secondOpinion: true, emails: true, names: true, handles: true, addresses: true, phones: true, custom: false};
  t.is(of(false), undefined);
  t.deepEqual(of(true), {rules: {classes, salt: 'gristmill dataset thing', allow: [], people: [], custom: []}, guessable: true});
  t.deepEqual(of({}), of(true));
  const [custom, people] = [[{rule: 'ours', literal: 'abcde', pattern: 'abcde'}], [{emails: ['a@b.test']}]];
  t.deepEqual(of({phones: false, salt: 'sixteen or longer', allow: ['00'], custom, people}), {
    rules: {classes: {...classes, phones: false, custom: true}, salt: 'sixteen or longer', allow: ['00'], people: [{names: [], emails: ['a@b.test'], handles: []}], custom},
    guessable: false,
  });
});

test('resolveDataset() reads people from the lists that the configuration names, and says which it could not', (t) => {
  const {root} = bench(t);
  writeFileSync(join(root, '.mailmap'), 'Ada Lovelace <ada@right.dev> <ada@old.dev>\n');
  const of = (people: CleanConfig['people']) => resolveDataset({clean: {people}}, {source: '/repos/thing.git'}, {...place, configFile: join(root, 'dataset/c.ts')}).clean?.rules.people;
  t.deepEqual(of(['../.mailmap', {handles: ['bob']}]), [{names: ['Ada Lovelace'], emails: ['ada@old.dev', 'ada@right.dev'], handles: []}, {names: [], emails: [], handles: ['bob']}]);
  const failure = t.throws(() => of(['../.mailmap', '../AUTHORS']));
  t.true(failure.message.endsWith('clean.people[1]: expected a mailmap or a list of authors that names people, got "../AUTHORS", in which none could be read. Name a file like "Ada Lovelace <ada@example.org>", a line each'), failure.message);
});

test('resolveDataset() drops files of unknown licence where only some licences are allowed', (t) => {
  const licencesOf = (licences: DatasetConfig['licences']) => resolveDataset({licences}, {}, place).licences;
  t.deepEqual(licencesOf({allow: ['permissive']}), {allow: ['permissive'], deny: [], unknown: 'drop'});
  t.deepEqual(licencesOf({deny: ['GPL-3.0-only']}), {allow: [], deny: ['GPL-3.0-only'], unknown: 'keep'});
  t.deepEqual(licencesOf({unknown: 'drop'}), {allow: [], deny: [], unknown: 'drop'});
  t.is(licencesOf({}), undefined);
  t.is(licencesOf({deny: [], unknown: 'keep'}), undefined);
  t.is(resolveDataset({files: {quality: 'none'}}, {}, place).files.quality, undefined);
});

test('resolveDataset() reads paths from the folder of the configuration, wherever the command runs', (t) => {
  const config = {source: '..', out: './data', store: '~/mill', tokenizer: {file: 'tokenizer.json'}};
  const dataset = resolveDataset(config, {}, {...place, configFile: '/repo/dataset/dataset.config.ts'});
  t.like(dataset, {source: '/repo', out: '/repo/dataset/data', store: '/home/user/mill', tokenizer: {kind: 'file', path: '/repo/dataset/tokenizer.json'}});
  t.deepEqual(resolveDataset(config, {}, {...place, folder: '/elsewhere', configFile: '/repo/dataset/dataset.config.ts'}), dataset);
});

test('resolveDataset() fills in what a learned vocabulary is to be, and where its pin lies', (t) => {
  const {tokenizer} = resolveDataset({tokenizer: {learned: {size: 32000}}}, {}, {...place, configFile: '/repo/dataset/dataset.config.ts'});
  const options = {size: 32000, pattern: 'cl100k', minFrequency: 2, controls: ['<|endoftext|>']};
  t.deepEqual(tokenizer, {kind: 'learned', name: 'vocabulary', configFile: '/repo/dataset/dataset.config.ts', folder: '/repo/dataset', options});
});

test('resolveDataset() fills in what the structure of commits is to be, and none where it is off', (t) => {
  const resolved = (structure: DatasetConfig['structure']) => resolveDataset({structure, commits: {merges: 'skip'}}, {}, {...place, configFile: '/repo/dataset.config.ts'}).structure;
  const whole = {
    configFile: '/repo/dataset.config.ts', folder: '/repo',
    chunks: {author: 'pseudonym', salt: '', timestamp: 'month', branch: '', merges: 'skip'},
    sequences: {layout: 'chunk', tests: false, changes: false, newlines: false, indents: false, keywords: false, macros: false},
    caps: {BRANCH: 64, FILE: 2048, CHANGE: 64, AUTHOR: 512, TIMESTAMP: 512, MODULE: 1024},
  } as const;
  t.deepEqual(resolved(true), whole);
  t.deepEqual(resolved({}), whole);
  t.deepEqual(resolved({layout: 'commit', contexts: {FILE: 3, AUTHOR: undefined}, branch: 'main'}), {...whole, chunks: {...whole.chunks, branch: 'main'}, sequences: {...whole.sequences, layout: 'commit'}, caps: {...whole.caps, FILE: 3}});
  for (const off of [false, undefined]) t.is(resolved(off), undefined);
});

test('resolveDataset() knows where tokenizers of the Hub come from, and where they are pinned', (t) => {
  const config = {tokenizers: {own: {file: 'saved'}, theirs: {hub: 'org/name', revision: 'abc'}, 'o-2': 'o200k_base'}} as const;
  const hub = {kind: 'hub', id: 'org/name', revision: 'abc', endpoint: 'https://hub', caches: ['/hub'], lock: '/repo/artefacts.lock'} as const;
  const {tokenizer} = resolveDataset(config, {}, {...place, configFile: '/repo/dataset.config.ts'});
  t.deepEqual(tokenizer, {kind: 'several', tokenizers: [{name: 'own', tokenizer: {kind: 'file', path: '/repo/saved'}}, {name: 'theirs', tokenizer: hub}, {name: 'o-2', tokenizer: {kind: 'embedded', name: 'o200k_base'}}]});
  const wish = {kind: 'hub', id: 'a/b', revision: 'c'} as const;
  t.deepEqual(resolveDataset(config, {tokenizer: wish}, place).tokenizer, {...hub, ...wish, lock: '/here/artefacts.lock'});
});

test('resolveDataset() lets the command line win', (t) => {
  const wishes = {source: '/a', out: '/b', store: '/c', refs: ['x'], threads: 2, merges: 'skip', tokenizer: {kind: 'none'}} as const;
  const dataset = resolveDataset({source: 'z', out: 'z', store: 'z', refs: ['z'], threads: 9, commits: {merges: 'first-parent'}, tokenizer: 'o200k_base'}, wishes, place);
  t.like(dataset, {source: '/a', out: '/b', store: '/c', refs: ['x'], threads: 2, commits: {merges: 'skip'}, tokenizer: {kind: 'none'}});
});

for (const address of ['https://host/team/project.git', 'git@host:team/project', 'host:project', 'ssh://host/x', 'ext::sh -c true']) {
  test(`resolveDataset() leaves the address "${address}" as it is`, (t) => {
    t.is(resolveDataset({source: address}, {}, place).source, address);
  });
}

for (const [source, path] of [['./a:b', '/here/a:b'], ['a/b:c', '/here/a/b:c'], ['/x:y', '/x:y'], ['.', '/here']] as const) {
  test(`resolveDataset() takes "${source}" for a folder`, (t) => {
    t.is(resolveDataset({source}, {out: '/o'}, place).source, path);
  });
}

test('resolveDataset() names one target per source, output and configuration, and the same one every time', (t) => {
  const target = (source: string, out: string, configFile?: string) => resolveDataset({}, {source, out}, {...place, configFile}).target;
  const all = [target('/a', '/o'), target('/b', '/o'), target('/a', '/p'), target('/a', '/o', '/c/x.ts'), target('/a', '/o', '/c/y.ts')];
  t.is(new Set(all).size, all.length);
  const first = all[0] ?? t.fail();
  t.is(target('/a', '/o'), first);
  // What is only a matter of speed or of content does not start a dataset anew.
  t.is(resolveDataset({threads: 1, tokenizer: 'none', refs: ['x']}, {source: '/a', out: '/o'}, place).target, first);
});

for (const [out, words] of [['/repo', 'is the source'], ['/', 'contains the source'], ['/mill', 'contains the store'], ['/repo/dataset', "is the configuration's folder"]] as const) {
  test(`resolveDataset() refuses "${out}" as output, which ${words}`, (t) => {
    const failure = t.throws(() => resolveDataset({source: '..', store: '/mill/store', out}, {}, {...place, configFile: '/repo/dataset/dataset.config.ts'}));
    t.true(failure.message.startsWith('Could not use the output folder\n'), failure.message);
    t.true(failure.message.includes(`\n  out: expected a folder of its own, got "${out}", which ${words}. Name a folder that holds nothing else`), failure.message);
  });
}

for (const [source, name] of [['https://host/team/project.git/', 'project'], ['git@host:project', 'project'], ['/a/..hidden', 'hidden'], ['/a/we ird\x1b[31m', 'we-ird-31m'], ['/', 'dataset'], ['/a/日本', 'dataset']] as const) {
  test(`nameOf() makes "${name}" of ${JSON.stringify(source)}`, (t) => {
    t.is(nameOf(source), name);
  });
}
