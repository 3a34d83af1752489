// The layer of a file: the first rule that finds it, else its package, else the folder it lies in.
import {pathChooser} from '../../parse/path-chooser.ts';
import {findPhrase, wordsOf} from '../words.ts';
import type {Layer, LayerRule, PackageLayers} from './layer-rule.ts';

export interface Asked {readonly path: string; /** Nothing but tests changed in it. */ readonly test: boolean}

/** Folders that say nothing of what is in them. */
const plainFolders: ReadonlySet<string> = new Set(['src', 'lib', 'libs', 'app', 'apps', 'crates', 'packages', 'pkg', 'main', 'java', 'kotlin', 'internal', 'cmd', 'source', 'sources', 'python']);
const other = {key: 'other', title: 'Other', rank: Number.MAX_SAFE_INTEGER};

/** Answers for many files. */
export function layersBy(rules: readonly LayerRule[], {packages}: PackageLayers): (file: Asked) => Layer {
  const compiled = rules.map(compile);
  const ordered = [...compiled.filter(({rule}) => rule.first === true), ...compiled.filter(({rule}) => rule.first !== true)];
  const rank = new Map(rules.map(({key}) => [key, rules.findIndex((one) => one.key === key)] as const));
  const nearest = packages.map(({name, folder}, at) => ({name, folder, at})).sort((a, b) => b.folder.length - a.folder.length);
  return ({path, test}) => {
    const own = nearest.find(({folder}) => folder === '' || path.startsWith(`${folder}/`));
    const found = test ? rules.find(({key}) => key === 'tests') : ordered.find(({finds}) => finds(path, own?.name ?? ''))?.rule;
    if (found !== undefined) return {key: found.key, title: found.title, rank: rank.get(found.key) ?? 0};
    // A package at the top holds everything, so its folders are told apart.
    if (own !== undefined && own.folder !== '') return learned(own.name, rules.length + own.at);
    const folders = path.split('/').slice(0, -1);
    const area = folders.find((folder, at) => !plainFolders.has(folder.toLowerCase()) && !(folder === own?.name && at + 1 < folders.length));
    return area === undefined ? other : learned(area, rules.length + packages.length);
  };
}

interface Compiled {readonly rule: LayerRule; finds(path: string, owner: string): boolean}

function compile(rule: LayerRule): Compiled {
  const phrases = (rule.segments ?? []).map(wordsOf);
  const globs = rule.globs ?? [];
  const matches = globs.length === 0 ? () => false : (path: string) => pathChooser({include: globs, exclude: none})(path) === undefined;
  return {rule, finds: (path, owner) => (owner !== '' && rule.packages?.includes(owner) === true) || segmentsOf(path).some((words) => phrases.some((phrase) => findPhrase(words, phrase) >= 0)) || matches(path)};
}

const none: readonly string[] = [];

/** Folders, and the file without its extension. */
function segmentsOf(path: string): readonly (readonly string[])[] {
  const segments = path.split('/');
  return segments.map((segment, at) => wordsOf(at + 1 < segments.length ? segment : segment.replace(/(?<=.)\.[^.]*$/, '')));
}

function learned(name: string, rank: number): Layer {
  const words = wordsOf(name);
  return words.length === 0 ? other : {key: words.join('_'), title: words.map((one) => one.charAt(0).toUpperCase() + one.slice(1)).join(' '), rank};
}
