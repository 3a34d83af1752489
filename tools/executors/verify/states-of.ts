// The commits that a build was frozen to, as its store remembers them: references may stand elsewhere today.
import {scanMap} from '../../../graph/merkle/read.ts';
import type {Reading} from '../../../graph/operators/operator.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {readFileState} from '../../../stages/source/git/file-state.ts';
import {readValue} from '../build/read-built.ts';
import type {FinishedBuild} from '../look/finished.ts';

export interface FrozenStates {
  /** The states of the feeds, by collection. */
  readonly states: ReadonlyMap<string, Buffer>;
  /** The commit whose files were taken; none before the first. */
  readonly commit: string | undefined;
  readonly tips: readonly string[];
  /** The commits that its references stood at: those tips, or where no history was read the commit whose files were taken. */
  readonly selected: readonly string[];
}

export async function statesOf({store, chunks, build}: Pick<Reading, 'store' | 'chunks'> & {readonly build: Pick<FinishedBuild, 'collections'>}): Promise<FrozenStates> {
  const states = new Map<string, Buffer>();
  for (const {name, maps} of build.collections) {
    if (maps['state'] === undefined) continue;
    for await (const [row] of scanMap(chunks, maps['state'])) if (row !== undefined) states.set(name, await readValue(store, row.digest, bytesCodec));
  }
  const {commit} = readFileState(states.get('files') ?? Buffer.of());
  // Tips stand below the rules they are listed by, after an empty line.
  const [, tips = ''] = /\n\n([^]*)$/.exec(states.get('commits')?.toString('latin1') ?? '') ?? [];
  const oids = tips.split('\n').filter((oid) => oid !== '');
  return {states, commit, tips: oids, selected: oids.length > 0 || commit === undefined ? oids : [commit]};
}

const bytesCodec: Codec<Buffer> = {name: 'bytes', encode: (bytes) => bytes, decode: (bytes) => Buffer.from(bytes)};
