// Which files of the tree a file imports, by what its imports may mean: evidence of what a test is of, where nothing is called under its own name.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {fileInTreeCodec, type FileInTree} from '../../parse/calls/resolve/asked-names.ts';
import {repositoryFor} from '../../parse/calls/resolve/repository-for.ts';
import {scopings} from '../../parse/calls/resolve/scoping/scopings.ts';
import {gatheredPaths, pathPieceCodec, pathsCodec} from './paths.ts';
import {testName} from './test-names.ts';

export interface FileScopes {
  readonly path: string;
  /** Where its names live. */
  readonly home: string;
  /** Where the names that it imports may live, or be. Sorted. */
  readonly asks: readonly string[];
}

export const fileScopesCodec: Codec<FileScopes> = jsonCodec('scopes of a file');

/** A file that imports more is a list. */
const mostAsked = 4096;

export const fileScopes = defineTask({
  name: 'scopes of a file',
  version: 1,
  input: {file: fileInTreeCodec},
  output: fileScopesCodec,
  run({file: {row: {value: {path, usage: {family, says, imports, passed}}}, refs: [places]}}): FileScopes {
    const scoping = scopings[family](repositoryFor(places));
    const asks = [...imports, ...passed].filter(({module}) => module !== '').flatMap(({module, name, inline}) => {
      const modules = scoping.modules(module, {path, says, inline});
      const named = scoping.child === undefined || name === '' || name === '*' ? [] : modules.map((scope) => scoping.child?.(scope, name) ?? scope);
      return [...modules, ...named];
    });
    const spell = (scope: string): string => `${family} ${scope}`;
    return {path, home: spell(scoping.home({path, says, inline: ''})), asks: [...new Set(asks)].sort().slice(0, mostAsked).map(spell)};
  },
});

export const spreadScopes = defineTask({
  name: 'files by scope',
  version: 1,
  input: {row: fileScopesCodec},
  output: jsonCodec<readonly Piece<string>[]>('files by scope'),
  light: true,
  run: ({row: {path, home}}) => (testName(path) === undefined ? [{bucket: home, piece: path}] : []),
});

/** So many files in one scope are a package, and to import it tells nothing of any. */
const mostOfOneScope = 256;

export const gatherScope = defineTask({name: 'files of a scope', version: 1, ...gatheredPaths(mostOfOneScope)});

export const scopesAsked = defineTask({name: 'scopes that a test imports', version: 1, ...naming(fileScopesCodec, ({path, asks}) => (testName(path) === undefined ? [] : asks))});

export const importedFiles = defineTask({
  name: 'files that a test imports',
  version: 1,
  input: {scopes: joinedCodec(fileScopesCodec, pathsCodec)},
  output: pathsCodec,
  reach: 1,
  run: ({scopes: {refs}}) => [...new Set(refs.flatMap((ref) => valueIn(ref) ?? []))].sort(),
});

/** By the path of the test. */
export function importsOfTests(mill: Graph, usages: Collection<FileInTree>): Collection<readonly string[]> {
  const scopes = mill.map('scopes of files', fileScopes, {file: usages}, null);
  const byScope = mill.group('files by scope', scopes, {spread: spreadScopes, piece: pathPieceCodec, gather: gatherScope, params: null});
  return mill.map('files that tests import', importedFiles, {scopes: mill.join('scopes with files', scopes, scopesAsked, byScope)}, null);
}
