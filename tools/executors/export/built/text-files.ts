// Text shards in files of their own, or all of a section in one where that is asked for.
import type {ShardEntry} from '../../build/manifest.ts';
import type {Section} from './sections.ts';

export interface TextFiles {
  /** What its file is called: readers take them in the order of their names. */
  readonly name: string;
  readonly shards: readonly ShardEntry[];
}

export function textFiles(sections: readonly Section<ShardEntry>[], oneFile: boolean): readonly TextFiles[] {
  return sections.flatMap(({name, shards}) => (oneFile ? [{name, shards}] : shards.map((shard, at) => ({name: `${name}_${String(at + 1).padStart(6, '0')}`, shards: [shard]}))));
}
