import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {commandErrors} from '../../../tools/executors/errors/command-errors.ts';
import type {CommandTrouble} from '../../../tools/executors/config/command-failure.ts';
import {acceptedConfigs} from '../../../tools/executors/config/accepted-configs.ts';
import {loadConfig} from '../../../tools/executors/config/load-config.ts';
import {failureReport} from '../../../tools/executors/report/failure-report.ts';
import {folderWith} from '../rig/folder.ts';
import {trainingMistakes} from './training-mistakes.ts';

async function load(folder: string, name: string): Promise<unknown> {
  return await loadConfig(join(folder, name), name, {accepted: acceptedConfigs(join(folder, 'accepted'))});
}

/** What the user sees. */
async function seen(t: ExecutionContext, name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await folderWith(t, files);
  try {
    await load(folder, name);
  } catch (failure) {
    const {text, code} = failureReport(failure, false);
    t.is(code, 2);
    return text;
  }
  return t.fail('The configuration was accepted');
}

test('loadConfig() reads a TypeScript configuration with types in it', async (t) => {
  const config = `interface X {a: number}\nconst x: X = {a: 2};\nexport default {threads: x.a, files: {keep: ['lock']}} as const;\n`;
  const folder = await folderWith(t, {'package.json': '{"type": "module"}', 'dataset.config.ts': config, 'dataset.config.mts': config});
  t.deepEqual(await load(folder, 'dataset.config.ts'), {threads: 2, files: {keep: ['lock']}});
  t.deepEqual(await load(folder, 'dataset.config.mts'), {threads: 2, files: {keep: ['lock']}});
});

test('loadConfig() shows every mistake at once: where, what was expected, what came, what was meant', async (t) => {
  const text = await seen(t, 'dataset.config.mts', {
    'dataset.config.mts': `export default {
      source: 7, refs: ['main', '--all', ''], stroe: './s', out: '', threads: 0, maxBytes: 5,
      files: {keep: ['generatd', 3], include: 'src/**', maxBytes: 1.5, exclud: []},
      commits: {merges: 'no'}, tokenizer: 'o200k', shards: [], shallow: undefined,
    };`,
  });
  t.is(text, `GM1111 Could not use "dataset.config.mts": 15 mistakes
  source: expected a folder or an address, got 7
  refs[1]: expected the name of a branch, tag or commit, got "--all"
  refs[2]: expected the name of a branch, tag or commit, got ""
  out: expected a path, got ""
  threads: expected a whole number from 1 to 9999, got 0
  files.include: expected a list of globs, got "src/**"
  files.keep[0]: expected "generated", "vendored", "minified", "lock", "many-lines", "long-lines", "says-generated", "few-letters", "encoded", "data-lines", "hidden-text", "snapshot" or "mojibake", got "generatd". Did you mean "generated"?
  files.keep[1]: expected "generated", "vendored", "minified", "lock", "many-lines", "long-lines", "says-generated", "few-letters", "encoded", "data-lines", "hidden-text", "snapshot" or "mojibake", got 3
  files.maxBytes: expected a whole number of at least 1, got 1.5
  files.exclud: expected no such key, got an empty list. Did you mean "exclude"?
  commits.merges: expected "first-parent", "skip", "combined" or "remerge", got "no"
  tokenizer: expected "o200k_base", "none", {file: "path/to/tokenizer.json"}, {hub: "organisation/name", revision: "40 digits"} or {learned: {size: 32000}}, got "o200k". Did you mean "o200k_base"?
  shards: expected an object, got an empty list
  stroe: expected no such key, got "./s". Did you mean "store"?
  maxBytes: expected no such key, got 5. Did you mean "files.maxBytes"?
  fix: correct these places in dataset.config.mts
  see docs/errors.md#gm1111
`);
});

const profiles = '"plain", "starcoder2", "starcoder2-lines", "starcoder", "qwen2.5-coder", "qwen2.5-coder-blank", "deepseek-coder", "codellama", "codegemma", "seeds" or "seeds-open"';

const whole: readonly (readonly [string, string, string])[] = [
  ['a function', 'export default () => ({})', 'configuration: expected an object, got a function'],
  ['a class of its own', 'export default new (class {})()', 'configuration: expected an object, got an empty object'],
  ['a map', 'export default {files: new Map()}', 'files: expected an object, got a Map'],
  ['null', 'export default null', 'configuration: expected an object, got null'],
  ['a list', 'export default [{}]', 'configuration: expected an object, got a list of 1'],
  ['a wrong profile', 'export default {profile: "starcodr2"}', `profile: expected ${profiles}, or {name, unknownMarks: "add" | "text"}, got "starcodr2". Did you mean "starcoder2"?`],
  ['a wrong name of a profile', 'export default {profile: {name: "qwen", unknownMarks: "add"}}', `profile.name: expected ${profiles}, got "qwen". Did you mean "qwen2.5-coder"?`],
  ['a wrong choice for unknown marks', 'export default {profile: {name: "plain", unknownMarks: "ad"}}', 'profile.unknownMarks: expected "refuse", "add" or "text", got "ad". Did you mean "add"?'],
  ['an unknown key', 'export default {wat: 1}', 'wat: expected no such key, got 1. Known keys: "preset", "source", "refs", "store", "out", "threads", "files", "licences", "commits", "groups", "tokenizer", "tokenizers", "profile", "cut", "cuts", "outlines", "calls", "structure", "chunks", "github", "identifiers", "testPairs", "duplicates", "repetition", "statistics", "product", "shards", "split", "phases", "card", "report", "exports", "pinFirst", "shallow", "uncommitted", "clean", "train", "remote"'],
  ['an unknown key of a phase', 'export default {phases: [{name: "a", wher: {}}]}', 'phases[0].wher: expected no such key, got an empty object. Did you mean "where"?'],
  ['phases of one name that are apart', 'export default {phases: [{name: "a"}, {name: "b"}, {name: "a"}]}', 'phases: expected phases of one name one after the other, got a list of 3'],
  ['a wrong tokenizer object', 'export default {tokenizer: {path: "x"}}', 'tokenizer: expected "o200k_base", "none", {file: "path/to/tokenizer.json"}, {hub: "organisation/name", revision: "40 digits"} or {learned: {size: 32000}}, got an object with "path"'],
  ['an escape sequence', 'export default {shallow: "\\x1b[31mre\\u202efuse\\nx"}', 'shallow: expected "refuse" or "drop-boundary", got "refuse x"'],
  ['a promise that fails', 'export default Promise.reject(new Error("No"))', 'configuration: expected an object, got a Promise'],
  ['a promise', 'export default Promise.resolve({})', 'configuration: expected an object, got a Promise'],
  ['an object that holds itself', 'const config = {files: {}}; config.files.above = config; export default config', 'files.above: expected plain data, got an object that holds itself'],
  ['a list that holds itself', 'const refs = ["main"]; refs.push(refs); export default {refs}', 'refs[1]: expected plain data, got an object that holds itself'],
  ['no licence at all', 'export default {licences: {allow: []}}', 'licences.allow: expected a list of at least one class or id, got an empty list'],
  ['a licence that is mistyped', 'export default {licences: {deny: ["GPL-3.0-onyl"]}}', 'licences.deny[0]: expected a class of licences ("public-domain", "permissive", "weak-copyleft", "strong-copyleft", "proprietary" or "unknown") or an SPDX id, got "GPL-3.0-onyl". Did you mean "GPL-3.0-only"?'],
  ['a wish about licences that nobody knows', 'export default {licences: {unknown: "guess"}}', 'licences.unknown: expected "drop" or "keep", got "guess"'],
  ['a negative number', 'export default {shards: {targetBytes: -4}}', 'shards.targetBytes: expected a whole number of at least 1, got -4'],
  ['a number without end', 'export default {files: {maxBytes: 1e400}}', 'files.maxBytes: expected a whole number of at least 1, got Infinity'],
  ['more threads than any machine has', 'export default {threads: 1e6}', 'threads: expected a whole number from 1 to 9999, got 1000000'],
  ['a glob that begins at a root', 'export default {files: {include: ["/src/**"]}}', 'files.include[0]: expected a glob of paths as they are in the repository, such as "src/**", got "/src/**"'],
  ['a glob that leaves the repository', 'export default {files: {exclude: ["a", "../**"]}}', 'files.exclude[1]: expected a glob of paths as they are in the repository, such as "src/**", got "../**"'],
  ['an empty glob', 'export default {files: {include: [""]}}', 'files.include[0]: expected a glob, got ""'],
  ['both a tokenizer and several', 'export default {tokenizer: "none", tokenizers: {a: "o200k_base"}}', 'tokenizers: expected either "tokenizer" or "tokenizers", got an object with "a"'],
  ['no tokenizers at all', 'export default {tokenizers: {}}', 'tokenizers: expected at least one tokenizer, got an empty object'],
  ['a list of tokenizers', 'export default {tokenizers: ["o200k_base"]}', 'tokenizers: expected an object of tokenizers by name, got a list of 1'],
  ['a name that no collection can have', 'export default {tokenizers: {"A.b": "o200k_base"}}', 'tokenizers.A.b: expected names of small letters, digits and dashes, got "o200k_base"'],
  ['a repository of the Hub that is none', 'export default {tokenizer: {hub: "../name", revision: "main"}}', 'tokenizer.hub: expected a repository of the Hub, such as "organisation/name", got "../name"'],
  ['a wrong form of chunks', 'export default {chunks: {form: "side"}}', 'chunks.form: expected "sides" or "patch", got "side". Did you mean "sides"?'],
  ['a preset that nobody published', 'export default {duplicates: {near: "starcoder"}}', 'duplicates.near: expected "starcoder2", "data-prep-kit", "datatrove" or "none", or {words, run, bands, rows, percent}, got "starcoder". Did you mean "starcoder2"?'],
  ['lists that are none', 'export default {duplicates: {decontaminate: "he.jsonl"}}', 'duplicates.decontaminate: expected a list of paths, got "he.jsonl"'],
  ['a budget of none', 'export default {repetition: {most: 0}}', 'repetition.most: expected a whole number from 1 to 1000, got 0'],
  ['what goes with a budget, without one', 'export default {repetition: {as: "drop"}}', 'repetition.most: expected how often at most, which "as" and "first" go with, got nothing'],
  ['a kind that comes first twice', 'export default {repetition: {most: 1, first: ["file", "file"]}}', 'repetition.first: expected a list of different kinds, got a list of 2'],
  ...trainingMistakes,
  ['a budget that sequences would break', 'export default {structure: true, repetition: {most: 1}}', 'repetition.most: expected a dataset without "structure", whose sequences train every change once more, got 1'],
  ['more likeness than there is', 'export default {duplicates: {near: {percent: 101}}}', 'duplicates.near.percent: expected a whole number from 1 to 100, got 101'],
  ['nearly equal texts without equal ones', 'export default {duplicates: {exact: false}}', 'duplicates.near: expected "none" where equal texts are not looked for, got nothing'],
  ['context of no bytes', 'export default {chunks: {context: 0}}', 'chunks.context: expected a whole number of at least 1, got 0'],
  ['a part that is too short', 'export default {chunks: {maxBytes: 1}}', 'chunks.maxBytes: expected a whole number of at least 256, got 1'],
  ['a template that is none', 'export default {product: {template: "richer"}}', 'product.template: expected "merged", "plain" or "rich", got "richer". Did you mean "rich"?'],
  ['a layer without a title', 'export default {product: {layers: [{key: "api"}]}}', 'product.layers[0].title: expected a title, got nothing'],
  ['a clean-up that is none', 'export default {product: {cleanUps: ["heading"]}}', 'product.cleanUps[0]: expected "comments", "trailers", "description", "headings", "first-paragraph", "number", "question" or "labels", got "heading". Did you mean "headings"?'],
  ['an endpoint in the clear', 'export default {product: {rewrite: {endpoint: "http://host/v1", model: "m"}}}', 'product.rewrite.endpoint: expected an address that begins with https://, without a token in it, or one of this machine, got "http://host/v1"'],
  ['an endpoint with a token', 'export default {product: {rewrite: {endpoint: "https://key@host/v1", model: "m"}}}', 'product.rewrite.endpoint: expected an address that begins with https://, without a token in it, or one of this machine, got "https://key@host/v1"'],
  ['a cap of nothing', 'export default {product: {caps: {files: 0}}}', 'product.caps.files: expected a whole number of at least 1, got 0'],
  ['a wrong word for structure', 'export default {structure: "yes"}', 'structure: expected true, false or {layout, tests, changes, newlines, indents, keywords, macros, contexts, author, salt, timestamp, branch}, got "yes"'],
  ['a wrong layout of structure', 'export default {structure: {layout: "comit"}}', 'structure.layout: expected "chunk" or "commit", got "comit". Did you mean "commit"?'],
  ['an unknown key of structure', 'export default {structure: {indent: true}}', 'structure.indent: expected no such key, got true. Did you mean "indents"?'],
  ['an unknown kind of context', 'export default {structure: {contexts: {FILES: 5}}}', 'structure.contexts.FILES: expected no such key, got 5. Did you mean "FILE"?'],
  ['a cap that is none', 'export default {structure: {contexts: {FILE: -1}}}', 'structure.contexts.FILE: expected a whole number from 0 to 100000, got -1'],
  ['structure without a tokenizer', 'export default {tokenizer: "none", structure: true}', 'structure: expected a tokenizer beside it, which code is written by, got true'],
  ['a class of rules that there is none of', 'export default {clean: {email: false}}', 'clean.email: expected no such key, got false. Did you mean "emails"?'],
  ['a class that is neither on nor off', 'export default {clean: {emails: "yes"}}', 'clean.emails: expected true or false, got "yes"'],
  ['rules by a word', 'export default {clean: "all"}', 'clean: expected true, false or {secrets, entropy, secondOpinion, emails, names, handles, addresses, phones: true or false, salt, allow, people, custom}, got "all"'],
  ['a short salt', 'export default {clean: {salt: "pepper"}}', 'clean.salt: expected a text of at least 16 characters, got "pepper"'],
  ['a value where its hash belongs', 'export default {clean: {allow: ["hunter2"]}}', 'clean.allow[0]: expected a hash of audit.jsonl, 32 digits, got "hunter2"'],
  ['a rule that would look everywhere', 'export default {clean: {custom: [{rule: "ours", literal: "abc", pattern: "abc"}]}}', 'clean.custom[0].literal: expected a literal of at least 5 bytes, got "abc"'],
  ['a rule whose pattern is none', 'export default {clean: {custom: [{rule: "ours", literal: "abcde", pattern: "("}]}}', 'clean.custom[0].pattern: expected a regular expression that does not match an empty text, got "("'],
  ['outlines of nothing known', "export default {outlines: 'file'}", 'outlines: expected "files" or "history", got "file". Did you mean "files"?'],
  ['a cut that is none', 'export default {cut: {tokens: 10}}', 'cut.tokens: expected a whole number of at least 64, got 10'],
  ['a size of sequences beyond the longest', 'export default {cut: {tokens: 100, sizes: [{tokens: 200, share: 1}]}}', 'cut.sizes: expected sizes of at most "tokens", each at least twice the overlap, got a list of 1'],
  ['sizes without a share', 'export default {cut: {tokens: 100, sizes: [{tokens: 64, share: 0}]}}', 'cut.sizes: expected a size with a share of more than 0, got a list of 1'],
  ['both a cut and several', 'export default {cut: {tokens: 100}, cuts: {a: "none"}}', 'cuts: expected either "cut" or "cuts", got an object with "a"'],
  ['no cuts at all', 'export default {cuts: {}}', 'cuts: expected at least one cut, got an empty object'],
  ['a cut by a name that no collection can have', 'export default {cuts: {"a.b": "none"}}', 'cuts.a.b: expected names of small letters, digits and dashes, got "none"'],
  ['one of several cuts that is none', 'export default {cuts: {a: {tokens: 8192, overlap: 5000}}}', 'cuts.a.overlap: expected at most half of "tokens", got 5000'],
  ['a cut that is neither', 'export default {cuts: {a: "whole"}}', 'cuts.a: expected "none", or a cut such as {tokens: 8192, overlap: 512}, got "whole"'],
  ['packing that is no choice', 'export default {cut: {tokens: 100, pack: 8192}}', 'cut.pack: expected true or false, got 8192'],
  ['a cut that repeats more than it adds', 'export default {cut: {tokens: 100, overlap: 60}}', 'cut.overlap: expected at most half of "tokens", got 60'],
  ['a forge by a word', 'export default {github: "a/b"}', 'github: expected true, false or {repository, host, tokenEnv, whereUnknown, samples, bots, keepBots, tests, baseCode, states, since, until, reviews, comments, maxBytes}, got "a/b"'],
  ['a repository without its owner', 'export default {github: {repository: "b"}}', 'github.repository: expected a repository as "owner/name", got "b"'],
  ['a token in place of its variable', 'export default {github: {tokenEnv: "not-a-name"}}', 'github.tokenEnv: expected the name of a variable of the environment, got "not-a-name"'],
  ['no refs', 'export default {refs: []}', 'refs: expected a list of at least one ref, got an empty list'],
];
for (const [what, code, line] of whole) {
  test(`loadConfig() refuses ${what}`, async (t) => {
    t.is(await seen(t, 'c.mjs', {'c.mjs': code}), `GM1111 Could not use "c.mjs": 1 mistake\n  ${line}\n  fix: correct these places in c.mjs\n  see docs/errors.md#gm1111\n`);
  });
}

const broken: readonly (readonly [string, string, Readonly<Record<string, string>>, readonly [CommandTrouble, string, string]])[] = [
  ['TypeScript syntax', 'c.mts', {'c.mts': 'const a = 1;\nexport default {\n  a: ,\n}\n'}, ['config-syntax', 'Could not read "c.mts":3: Expression expected', 'correct the syntax at this place in c.mts:3']],
  ['JavaScript syntax', 'c.mjs', {'c.mjs': 'export default {a: ,}\n'}, ['config-syntax', 'Could not read "c.mjs": Unexpected token \',\'', 'correct the syntax at this place in c.mjs']],
  ['TypeScript that leaves code behind', 'c.mts', {'c.mts': 'export default {}\nenum A {x}\n'}, ['config-typescript', 'Could not read "c.mts":2: TypeScript enum is not supported in strip-only mode', 'write it in plain JavaScript at this place in c.mts:2']],
  ['a throw', 'c.mts', {'c.mts': '\nexport default {threads: nothing.y}\n'}, ['config-threw', 'Could not run "c.mts":2:26: nothing is not defined', 'correct the code at this place in c.mts:2:26']],
  ['a throw of something strange', 'c.mts', {'c.mts': 'throw {a: 1}\n'}, ['config-threw', 'Could not run "c.mts": it threw an object with "a"', 'correct the code at this place in c.mts']],
  ['a throw in a file beside it', 'c.mts', {'c.mts': 'import "./lib/d.mts"; export default {}', 'lib/d.mts': 'throw new Error("Bad\\x1b[2J")'}, ['config-threw', 'Could not run "lib/d.mts":1:7: Bad', 'correct the code at this place in lib/d.mts:1:7']],
  ['a missing file', 'c.mts', {'c.mts': 'import "./lib/d"; export default {}'}, ['config-import', 'Could not run "c.mts": cannot find the file "lib/d" it imports', 'correct or remove the import in c.mts']],
  ['a missing package', 'c.mts', {'c.mts': 'import "no-such-package-here"; export default {}'}, ['config-import', 'Could not run "c.mts": cannot find the package "no-such-package-here"', 'correct or remove the import in c.mts']],
  ['no default export', 'c.mts', {'c.mts': 'export const config = {}; export const other = 1'}, ['config-no-default', 'Could not use "c.mts": expected a default export, got only "config", "other"', 'write in c.mts: export default {}']],
  ['a CommonJS package', 'c.ts', {'package.json': '{"type": "commonjs"}', 'c.ts': 'import "./d.ts";\nexport default {}'}, ['config-commonjs', 'Could not read "c.ts":1: Cannot use import statement outside a module', 'mv c.ts c.mts']],
  ['JSON', 'c.json', {'c.json': '{\n  "threads": 2,\n}'}, ['config-json', 'Could not read "c.json":3:1: Expected double-quoted property name', 'correct the JSON at this place in c.json:3:1']],
  ['JSON that ends too early', 'c.json', {'c.json': '{\n  "threads":\n'}, ['config-json', 'Could not read "c.json":2:13: Unexpected end of JSON input', 'correct the JSON at this place in c.json:2:13']],
  ['a getter that throws', 'c.mjs', {'c.mjs': 'export default {\n  get threads() { throw new Error("Not today"); },\n};'}, ['config-threw', 'Could not run "c.mjs":2:25: Not today', 'correct the code at this place in c.mjs:2:25']],
  ['empty JSON', 'c.json', {'c.json': '\n'}, ['config-json', 'Could not read "c.json": the file is empty', 'correct the JSON at this place in c.json']],
  ['no file', 'd.json', {}, ['config-missing', 'Could not find the configuration: there is no file "d.json"', 'gristmill init --config d.json']],
];
for (const [what, name, files, [kind, message, fix]] of broken) {
  test(`loadConfig() says what, where and what to do about ${what}`, async (t) => {
    const {code, cause} = commandErrors[kind];
    t.is(await seen(t, name, files), `${code} ${message}\n  ${cause}\n  fix: ${fix}\n  see docs/errors.md#${code.toLowerCase()}\n`);
  });
}

test('loadConfig() remembers what was accepted, and nothing else', async (t) => {
  const folder = await folderWith(t, {'a.json': '{"threads": 2}', 'b.mjs': 'export default {threads: 2}', 'c.mjs': 'export default {threads: 3}', 'bad.mjs': 'export default {threads: 2, also() {}}'});
  const stamps = async () => (await readdir(join(folder, 'accepted')).catch(() => [])).length;
  await t.throwsAsync(load(folder, 'bad.mjs'));
  t.is(await stamps(), 0);
  await load(folder, 'a.json');
  t.is(await stamps(), 1);
  // The same value from another file is the same acceptance; another value is not.
  await load(folder, 'b.mjs');
  t.is(await stamps(), 1);
  await load(folder, 'c.mjs');
  t.is(await stamps(), 2);
  // What plain data cannot spell never looks like something accepted.
  await t.throwsAsync(load(folder, 'bad.mjs'), {message: /also: expected no such key, got a function/});
});
