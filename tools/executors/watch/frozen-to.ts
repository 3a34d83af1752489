// What a build would be frozen to, as far as references decide it: whoever moves others moves nothing of the dataset.
import {hash} from 'node:crypto';
import {selectRefs} from '../../../stages/source/git/select-refs.ts';
import type {RefList} from '../../../stages/source/git/ref-list.ts';
import type {Dataset} from '../build/contract.ts';

/** `cut`: at which commits a shallow clone ends. Throws where a reference that was asked for is not there. */
export function frozenTo({refs: patterns, groups, forge, source}: Pick<Dataset, 'refs' | 'groups' | 'forge' | 'source'>, list: RefList, cut: string | undefined): string {
  const {selected} = selectRefs(list, patterns, source);
  const heads = groups === true || forge !== undefined ? [...list.refs].filter(([name]) => name.startsWith('refs/pull/')) : [];
  return hash('sha256', JSON.stringify([selected.map(({name, oid}) => [name, oid]), heads, cut ?? null]), 'hex');
}
