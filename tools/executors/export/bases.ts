// What a base commit is to an export: its tree, when it was, and what the project called its version there. Read from our mirror while files are written.
import {projectVersion, versionManifests} from '../../../stages/parse/packages/project-version.ts';
import {parseCommit} from '../../../stages/source/git/commit-object.ts';
import {objectBytes} from '../../../stages/source/git/object-bytes.ts';
import {objectReader} from '../../../stages/source/git/object-reader.ts';
import {treeObject} from '../../../stages/source/git/tree-object.ts';
import type {Exported} from './export-format.ts';

export interface Base {readonly tree: string; readonly seconds: number}

export interface Bases extends AsyncDisposable {
  of(oid: string): Promise<Base>;
  /** '' where it says none that anybody reads. */
  version(oid: string): Promise<string>;
}

/** A manifest of more says no version that anybody reads. */
const longestManifest = 1 << 20;

export function bases({source: {places, mirror, work}, signal}: Pick<Exported, 'signal' | 'source'>): Bases {
  const reader = objectReader({...places, work}, {gitDir: mirror.dir, verify: mirror.kind === 'local'});
  const known = new Map<string, string>();
  return {
    of: baseOf,
    version: async (oid) => await versionAt((await baseOf(oid)).tree),
    [Symbol.asyncDispose]: () => reader.close(),
  };

  async function baseOf(oid: string): Promise<Base> {
    const bytes = await objectOf(oid, 'commit');
    if (bytes === undefined) throw new Error(`The base ${oid} was compared, and is gone`);
    const {tree, committer: {seconds}} = parseCommit(bytes);
    return {tree, seconds: Number.isSafeInteger(seconds) && seconds > 0 ? seconds : 0};
  }

  async function versionAt(tree: string): Promise<string> {
    const entries = new Map(treeObject((await objectOf(tree, 'tree')) ?? Buffer.alloc(0), tree.length / 2).map((entry) => [entry.name.path, entry]));
    for (const name of versionManifests) {
      const entry = entries.get(name);
      if (entry === undefined || !entry.mode.startsWith('100')) continue;
      const version = known.get(`${name} ${entry.oid}`) ?? projectVersion(name, ((await objectOf(entry.oid, 'blob')) ?? Buffer.alloc(0)).toString('utf8', 0, longestManifest));
      known.set(`${name} ${entry.oid}`, version);
      if (version !== '') return version;
    }
    return '';
  }

  async function objectOf(oid: string, type: Parameters<typeof objectBytes>[1]): Promise<Buffer | undefined> {
    const [object] = await reader.read([oid], signal);
    return objectBytes(object, type);
  }
}
