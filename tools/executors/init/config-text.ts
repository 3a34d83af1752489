// The text of a new configuration: every option with what it means and what it is when left out.

import {presets, type PresetName} from '../config/presets/presets.ts';
import {presetText} from './preset-text.ts';

export type ConfigFormat = 'typescript' | 'javascript' | 'json';

/** `types` names the file that has the types: it is only looked at by editors and compilers, never loaded. */
export function configText(format: ConfigFormat, types: string, preset?: PresetName): string {
  if (format === 'json') return `${JSON.stringify({...(preset !== undefined && {preset}), source: '.', ...(preset === undefined && {refs: ['HEAD']}), out: './out'}, null, 2)}\n`;
  const options = preset === undefined ? allOptions : presetText(preset, presets[preset]);
  const quoted = JSON.stringify(types).replaceAll("'", "\\'").replace(/^"|"$/g, "'");
  return format === 'typescript'
    ? `${heading}import type {DatasetConfig} from ${quoted};\n\nexport default {\n${options}} satisfies DatasetConfig;\n`
    : `${heading}/** @satisfies {import(${quoted}).DatasetConfig} */\nexport default {\n${options}};\n`;
}

const heading = `// What "gristmill build" makes a dataset of, and how. All of it is optional; a line that is commented out shows what holds without it.
// Paths are relative to this file's folder, and "~/" is the home folder.
`;

const allOptions = `  // A whole configuration by its name, upon which the other lines are laid: 'hyperswitch-cpt', 'product-abstraction', 'commit-sequence', 'quick'.
  // preset: 'quick',
  // The repository: a folder, or an address such as 'https://host/team/project' or 'git@host:team/project'.
  source: '.',
  // Branches, tags or commits whose history is taken; the files are those of the first one.
  refs: ['HEAD'],
  // Where the dataset is written. A folder of its own: a build replaces what is in it.
  out: './out',

  files: {
    // Globs of the paths to take, and of those to leave out. Without \`include\`: all.
    // include: ['src/**', 'docs/**'],
    exclude: [],
    // Kinds of files that are left out unless named here: 'generated', 'vendored', 'minified', 'lock'.
    // keep: ['vendored'],
    // 'starcoder2' leaves out what that model's makers left out: long lines, few letters, encoded bytes, data… \`keep\` lifts single rules.
    // quality: 'none',
    // Larger files are left out.
    // maxBytes: 1024 * 1024,
  },

  // Licences that files may have, by class ('permissive', 'weak-copyleft', 'strong-copyleft', 'public-domain', 'proprietary') or SPDX id.
  // Without \`allow\`: any that \`deny\` does not name. Files whose licence is unknown are dropped where \`allow\` is given.
  // licences: {allow: ['permissive', 'public-domain'], deny: [], unknown: 'drop'},

  commits: {
    // Merge commits with their change against the first parent, 'combined' with what no parent has, 'remerge' with what git alone
    // would not have made of them (both leave out clean ones), or 'skip' for none.
    merges: 'first-parent',
    // Unchanged lines that patches show around a change, or 'function' for the whole function that it is in.
    // context: 3,
    // How alike a renamed file must be, in percent, and with how many files git still compares them; or false. \`copies\` tells copies, too.
    // renames: {similarity: 50, limit: 1000},
    // copies: false,
    // What samples are made of commits: 'patch', 'before-after', 'message-to-diff', 'diff-to-message'.
    // forms: ['patch'],
    // A commit of more bytes becomes several samples.
    // split: 16384,
  },

  // No history at all, only the files, in place of all of that:
  // commits: false,

  // Groups commits with all forms of their change: merge or squash, cherry-picks, reverts, what a pull request brought. Samples of commits say which.
  // groups: false,

  // 'o200k_base', 'none', {file: './tokenizer.json'} of any Hugging Face tokenizer, also a folder with its tokenizer_config.json,
  // {hub: 'organisation/name', revision: '40 digits of a commit'} of the Hub: fetched once, and pinned in artefacts.lock beside this file,
  // or {learned: {size: 32000}}: a vocabulary of the dataset's own, which "gristmill vocab --promote" pins there.
  tokenizer: 'o200k_base',
  // Several instead, each by a name of your own: every one has token shards of its own.
  // tokenizers: {small: {file: './small'}, large: 'o200k_base'},

  // How structure is written in tokens: 'plain', or as a family of models expects it: 'starcoder2', 'qwen2.5-coder', 'deepseek-coder', 'codellama',
  // 'codegemma' and others. Tokens that the tokenizer lacks are refused, unless {name: 'starcoder2', unknownMarks: 'add'}, or 'text', says what to do.
  // profile: 'plain',

  // Cuts long samples into sequences of at most so many tokens, before a line where the text breaks deepest. The overlap stands again in front of the
  // next sequence, with weight 0. Without it no sample is cut.
  // With sizes: [{tokens: 4000, share: 1}, {tokens: 10000, share: 2}] sequences are of these lengths, in these shares.
  // With pack: true sequences are packed into windows of so many tokens: a .packed beside each shard says which make one.
  // cut: {tokens: 4096, overlap: 200},
  // Several ways of cutting instead, each by a name of your own: every one has token shards of its own, and nothing is tokenized twice.
  // cuts: {unbroken: 'none', chunked: {tokens: 8192, overlap: 512}, packed: {tokens: 8192, pack: true}},

  // Each declaration that a commit changed as a sample of its own: the code before, the message, the code after. {form: 'patch'} for the patch instead,
  // {context: true} with what it calls and who calls it in other files of the commit.
  // chunks: false,

  // What commits say as questions, and what they do to functions, types and the like as plans; {minLines: 20} leaves out smaller ones.
  // identifiers: false,

  // Each file with each of its tests as a sample, paired by names, places and calls.
  // testPairs: false,

  // Of equal and of nearly equal texts of one kind the first stays: true, or any of {near: 'starcoder2' | 'data-prep-kit' | 'datatrove' | 'none', as: 'context'}.
  // duplicates: false,

  // Counts how often each byte of the sources is trained, over all kinds: true, or {most: 1, as: 'context' | 'drop', first: ['commit', 'file']} to have none
  // trained more often.
  // repetition: false,

  // Where builds are shared with other machines: 'https://cache.example/gristmill', 'bazel+https://…', 's3://bucket/prefix?region=…' or a folder, or
  // {url: '…', name: 'project', head: 'main', trust: 'main', keys: {main: ['…']}}. "gristmill remote keygen" makes keys; tokens come from the environment.
  // remote: undefined,

  // Counts documents, lines, tokens and lengths by language, month, part and phase, and what the history comes to.
  // statistics: false,

  // Each change as a sample of what it was asked for by and the plan that answers it: layers, kinds of change, identifiers. Groups commits for it. true, or any
  // of {template: 'merged', user: 'plain', layers: [{key: 'api', title: 'API', segments: ['api model'], globs: ['api/**'], packages: ['api']}], features, actions,
  // entities, cleanUps, caps: {files: 3, commits: 3}, maxBytes: 65536, commits: true}.
  // product: false,

  // Outlines of what is declared, counted in the statistics: 'files' as they stand, or 'history' for every version, and what each change did.
  // outlines: 'files',

  // Commits as sequences of structure (<COMMIT_START> <FILE:…> <AUTHOR:…> … <COMMIT_END>) in token shards of their own, by the same tokenizers. true, or any of
  // {layout: 'commit', tests: true, changes: true, newlines: true, indents: true, keywords: true, macros: true, contexts: {FILE: 2000, AUTHOR: 500},
  // author: 'pseudonym', salt: '', timestamp: 'month', branch: 'main'}. "gristmill vocab --promote" pins its control tokens in artefacts.lock.
  // structure: false,

  // Requests and issues with all that was said about them, from the forge of the source: true, or {repository: 'owner/name', host: 'https://github.example.com',
  // tokenEnv: 'MY_TOKEN'} where the source does not tell; {whereUnknown: 'git'} asks nobody then. "gristmill sync" mirrors them into the store.
  // Samples of them, without bots: {samples: ['pr_diff', 'pr', 'pr_description', 'review_verdict', 'review_fix', 'preference', 'issue', 'issue_patch'], bots: ['robot'],
  // keepBots: false, tests: ['checks/**'], baseCode: false, maxBytes: 1048576}.
  // github: false,

  // What "gristmill export" writes when it is given no format: steps by names of your own, each with its formats, its folder, and what their options say.
  // exports: {history: {formats: ['commits-json', 'chunks'], to: './history', oneFile: true}, plans: {formats: ['identifiers'], minLines: 20}},
  // What must be pinned and is not yet — cuts, a learned vocabulary, tokens of structure — the first build pins.
  // pinFirst: false,

  // About how much text goes into one shard.
  // Compressed by compress: 'gz' or 'zst', and with parquet: true each as Parquet, too.
  // shards: {targetBytes: 4 * 1024 * 1024, compress: 'none', parquet: false},
  // Where finished work is kept between builds. Without it: "gristmill" in the cache folder of the user, shared by all datasets.
  // store: '~/.cache/gristmill',
  // How many at once. Without it: as many as the machine has. The output is the same with any number.
  // threads: 4,
  // A card beside the dataset, README.md, whose every number names its query, and by which datasets.load_dataset reads phases and parts: true, or any of
  // {name, description, licence, languages, tags, focus: {'phase': 'what to learn from it'}}. And report.html, the same numbers in pictures.
  // card: false,
  // report: false,
  // A clone without its old history: 'refuse' it, or 'drop-boundary' to go on with the commits after the cut.
  // shallow: 'refuse',
  // Files as they lie in the work tree, committed or not, in place of those of HEAD. It is for watching: a build can only be made again while they lie there.
  // uncommitted: false,
  // Takes secrets and personal data out of every text: all, or all but what is false in {secrets, entropy, secondOpinion, emails, names, handles,
  // addresses, phones}. Give it a salt of your own, or pseudonyms can be guessed: {salt: process.env.SALT}. out/audit.jsonl lists what was taken
  // out by hashes; {allow: ['hash']} puts back what is no secret, {custom: [{rule, literal, pattern}]} looks for more.
  // clean: false,

  // How "gristmill train" trains a model on the dataset, which a build has nothing to do with: 'seed' for the three phases of the seed, or any of {model: {width: 256, layers: 4,
  // heads: 4, tied: true, dropout: 0}, seed: 0, length: 512, windows: 'packed', epochs: 1, learningRate: 0.001, batch: 16, micro: 16, order: 'shuffle', shape: 'cosine', floor: 0.1,
  // warmup: 500, phases: {code: {epochs: 2}}, optimizer: {decay: 0.01, clip: 1}, carry: false, precision: 'float32', save: 100, keep: 3, added: 'delta', removed: 'refuse',
  // python: './.venv-train/bin/python', device: 'cpu', ranks: 1, threads: 1}. Other trainers: {engine: 'command', command: {writes: 'nemo', run: ['automodel', '{config}']}}.
  // train: {},
`;
