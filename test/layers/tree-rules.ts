// What holds of the files together.
import {posix} from 'node:path';
import type {SourceFile} from './source-file.ts';

export type TreeRule = (files: readonly SourceFile[]) => readonly string[];

const chapters = /^(?:cache\/remote\/|stages\/(?:asked-tasks\.ts|s(?:ides-of|plit-trees)\.ts|chunk\/|commit-forms\/|commitpack\/|clean\/(?:audit\.|secrets\/)|change\/(?:facts|groups|merge|versions)\/|dataset\/(?:fields\.|(?:duplicates|figures\/(?!figures-named)|repetition|split)\/)|document\/|format\/onnx\/|identifiers\/|parse\/(?:calls|packages|outline\/(?:languages|walk))\/|product\/|sample\/(?:discussion|issue|request|test-pair)\/|source\/git\/(?:requests|templates)\/|source\/github\/|train\/|tokenize\/(?:cut\/|learn\/pre-tokens|structural\/structural-)))/;

export const treeRules: Readonly<Record<string, TreeRule>> = {
  'one package, one file': (files) =>
    [...importers(files)].filter(([, paths]) => paths.size > 1).map(([name, paths]) => `${name}: ${[...paths].sort().join(', ')}`),
  'no folder with one file': (files) => {
    const inside = files.filter(({path}) => /^(?:graph|cache|stages)\//.test(path)).map(({path}) => path);
    const folders = new Set(inside.map((path) => posix.dirname(path)));
    return [...folders].filter((folder) => inside.filter((path) => path.startsWith(`${folder}/`)).length === 1);
  },
  // Help, mistakes and a build with nothing to do must not wait for a package that they do not need.
  'commands start without packages': (files) =>
    ['tools/executors/cli/run-command.ts', 'tools/executors/build/executor.ts'].flatMap((entry) => reached(files, entry).flatMap(({path, imports}) =>
      imports.filter(({ours, how, target}) => !ours && how === 'static' && !target.startsWith('node:')).map(({target}) => `${entry} reaches ${target} by ${path}`))),
  // What few datasets ask for is most of the code, and loading it would be most of a build with nothing to do.
  'a build loads a chapter where it is asked for': (files) =>
    reached(files, 'tools/executors/build/build-dataset.ts').map(({path}) => path).filter((path) => chapters.test(path)),
  'a configuration imports nothing heavy': (files) => files.filter(({path}) => path === 'tools/define-dataset.ts').flatMap(({imports}) => imports.filter(({how}) => how !== 'type').map(({written}) => written)),
};

/** Tests and benches may call a package as a judge. */
function importers(files: readonly SourceFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = new Map<string, Set<string>>();
  for (const {path, imports} of files) {
    if (/^(?:test|bench)\//.test(path)) continue;
    for (const {ours, target} of imports) if (!ours && !target.startsWith('node:')) paths.set(target, (paths.get(target) ?? new Set()).add(path));
  }
  return paths;
}

/** The file and what it loads at once. */
function reached(files: readonly SourceFile[], entry: string): readonly SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set([entry]);
  for (const path of seen) {
    for (const {ours, how, target} of byPath.get(path)?.imports ?? []) if (ours && how === 'static') seen.add(target);
  }
  return [...seen].flatMap((path) => byPath.get(path) ?? []);
}
