// How tokenizers that cannot be used are provoked, and mistakes of ours: a program is sabotaged before it starts.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {canonical} from '../../../graph/value/params.ts';
import {ranksToTokenizer} from '../../../stages/tokenize/ranks-to-tokenizer.ts';
import {smallRanks} from '../../stages/tokenize/rig.ts';
import type {Provocation} from './provocation.ts';
import type {Scene} from './scene.ts';

const again = 'save the tokenizer again with save_pretrained() and name the tokenizer.json that it writes';
const report = 'report it with these lines and what "gristmill doctor --json" prints, without what is not for others to see';

export const tokenizerProvocations = {
  GM4001: (place) => tokenized(place, undefined, {message: `Could not read the tokenizer: "${join(place.folder, 'tokenizer.json')}"`, fix: 'name a tokenizer.json that can be read, "o200k_base" or "none", with "tokenizer" in the configuration or with --tokenizer'}),
  GM4002: (place) => tokenized(place, '{"model": 7}', {message: `Could not use the tokenizer: "${join(place.folder, 'tokenizer.json')}"`, fix: again}),
  GM4003: (place) => tokenized(place, canonical(JSON.parse(JSON.stringify({...ranksToTokenizer(smallRanks), pre_tokenizer: {type: 'Nonsense'}}))), {message: `Could not use the tokenizer: "${join(place.folder, 'tokenizer.json')}"`, fix: again}),
  GM4010: ({repository, write, folder}) => {
    repository();
    writeFileSync(join(folder, 'tokenizer.json'), canonical(JSON.parse(JSON.stringify(ranksToTokenizer(smallRanks)))));
    const configure = (profile: unknown) => write({'dataset.config.json': JSON.stringify({source: 'repo', tokenizer: {file: 'tokenizer.json'}, profile})});
    configure('starcoder2');
    const fix = 'choose the profile of this tokenizer\'s models, or set "unknownMarks" of "profile" in the configuration to "add", for new rows that are to be trained, or to "text", for plain text';
    return {line: 'gristmill build', message: `Could not write the profile with this tokenizer: "${join(folder, 'tokenizer.json')}"`, fix, mends: () => configure({name: 'starcoder2', unknownMarks: 'add'})};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

export const artefactProvocations = {
  GM4101: async (place) => {
    await learned(place, 300);
    return {line: 'gristmill build', message: `No vocabulary "vocabulary" is pinned in "${join(place.folder, 'artefacts.lock')}"`, fix: promote(place), mends: 'paste'};
  },
  GM4102: async (place) => {
    await learned(place, 300, promote(place));
    await learned(place, 301);
    return {line: 'gristmill build', message: 'The pinned vocabulary "vocabulary" was learned with other options: size is 300, and 301 is configured', fix: promote(place), mends: 'paste'};
  },
  GM4103: async (place) => {
    await learned(place, 300, promote(place));
    const lock = join(place.folder, 'artefacts.lock');
    const good = readFileSync(lock);
    writeFileSync(lock, `<<<<<<< ours\n${good.toString()}`);
    return {line: 'gristmill build', message: `Could not read "${lock}": Unexpected token`, fix: `take ${lock} from version control again, or remove it and run: gristmill vocab --promote`, mends: () => writeFileSync(lock, good)};
  },
  GM4104: async (place) => {
    await learned(place, 300, promote(place));
    const {artefacts: {vocabulary: {file, digest}}} = JSON.parse(readFileSync(join(place.folder, 'artefacts.lock'), 'utf8'));
    const path = join(place.folder, file);
    writeFileSync(path, '{}');
    return {line: 'gristmill build', message: `The pinned tokenizer "${path}" has the digest raw:e30, and ${digest.slice(0, 12)} is pinned`, fix: `cp ${join(place.folder, 'store/tokenizers', `${digest}.tokenizer.json`)} ${path}`, mends: 'paste'};
  },
  GM4105: (place) => {
    place.repository();
    const file = join(place.folder, 'dataset.config.json');
    place.write({'dataset.config.json': '{"source": "repo", "store": "store", "tokenizer": "none"}'});
    return {line: 'gristmill vocab', message: `"${file}" asks for no vocabulary of its own`, fix: `write in ${file}: tokenizer: {learned: {size: 32000}}`, mends: () => configureLearned(place, 300)};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

function promote({folder}: Scene): string {
  return `gristmill vocab --promote --config ${join(folder, 'dataset.config.json')}`;
}

/** A repository whose vocabulary is to be its own; where a line is given, it is run. */
async function learned(place: Scene, size: number, line?: string): Promise<void> {
  if (!existsSync(join(place.folder, 'repo'))) place.repository();
  configureLearned(place, size);
  const {code, stderr} = line === undefined ? {code: 0, stderr: ''} : await place.shell(line);
  place.t.is(code, 0, stderr);
}

function configureLearned({write}: Scene, size: number): void {
  write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: {learned: {size}}})});
}

export const bugProvocations = {
  GM9001: (place) => sabotaged(place, "Buffer.concat = () => { throw new TypeError('Sabotaged\\u001b[2J'); };", 'Stopped by a mistake in gristmill itself: Sabotaged'),
  GM9002: (place) => sabotaged(place, "const {subarray} = Buffer.prototype; Buffer.prototype.subarray = function (...range) { if (/stages.change.diff/.test(new Error().stack)) throw new TypeError('Sabotaged'); return subarray.apply(this, range); };\nUint8Array.prototype.subarray = Buffer.prototype.subarray;", 'A task failed on a row: "edit"'),
} as const satisfies Readonly<Record<string, Provocation>>;

function tokenized({repository, write, folder}: Scene, file: string | undefined, {message, fix}: {message: string; fix: string}): ReturnType<Provocation> {
  repository();
  const put = (text: string) => writeFileSync(join(folder, 'tokenizer.json'), text);
  if (file !== undefined) put(file);
  write({'dataset.config.json': JSON.stringify({source: 'repo', tokenizer: {file: 'tokenizer.json'}})});
  return {line: 'gristmill build', message, fix, mends: () => put(canonical(JSON.parse(JSON.stringify(ranksToTokenizer(smallRanks)))))};
}

function sabotaged({repository, write, folder}: Scene, code: string, message: string): ReturnType<Provocation> {
  const repo = repository();
  repo.write('a.txt', 'another\n');
  repo.commit('Three');
  write({'saboteur.mjs': code});
  return {line: 'gristmill build repo --tokenizer none --threads 1', circumstances: {env: {NODE_OPTIONS: `--import=${join(folder, 'saboteur.mjs')}`}}, message, fix: report, mends: 'reported'};
}
