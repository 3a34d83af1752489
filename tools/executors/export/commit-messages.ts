// What commits of requests say that no row holds, because no line of the dataset has them: read from our mirror while a file is written, and clean.
import {parseCommit} from '../../../stages/source/git/commit-object.ts';
import {objectBytes} from '../../../stages/source/git/object-bytes.ts';
import {objectReader} from '../../../stages/source/git/object-reader.ts';
import {cleanerOf} from '../build/open-source.ts';
import type {Exported} from './export-format.ts';

export interface CommitMessages extends AsyncDisposable {
  /** Of those that are there. */
  read(oids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

const isName = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export async function commitMessages({source: {places, mirror, work}, dataset, signal}: Pick<Exported, 'dataset' | 'signal' | 'source'>): Promise<CommitMessages> {
  const reader = objectReader({...places, work}, {gitDir: mirror.dir, verify: mirror.kind === 'local'});
  const cleaner = await cleanerOf(dataset.clean);
  return {
    async read(oids) {
      // A forge's word for a name is not put to git unless it is one.
      const asked = [...new Set(oids)].filter((oid) => isName.test(oid));
      const objects = await reader.read(asked, signal);
      return new Map(objects.flatMap((object, at) => {
        const bytes = objectBytes(object, 'commit');
        if (bytes === undefined) return [];
        const commit = parseCommit(bytes);
        return [[asked[at] ?? '', (cleaner?.clean(commit) ?? commit).message] as const];
      }));
    },
    [Symbol.asyncDispose]: () => reader.close(),
  };
}
