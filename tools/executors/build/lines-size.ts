// How much text a shard has, however its file holds it: what its lines are compressed to, nobody counts.
import type {ShardEntry} from './manifest.ts';

export function linesSize({lines, size}: Pick<ShardEntry, 'lines' | 'size'>): number {
  return lines?.size ?? size;
}
