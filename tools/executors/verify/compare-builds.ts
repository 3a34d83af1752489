// Where two builds of the same thing part: collection by collection, in the order they are made, so that the first named is the cause.
import {chunksOf} from '../../../graph/merkle/chunks.ts';
import {diffMaps} from '../../../graph/merkle/diff.ts';
import type {CollectionRoot} from '../../../graph/root.ts';
import type {Store} from '../../../graph/store.ts';
import type {RebuildFinding} from './finding.ts';

/** `read` knows the values of both. */
export async function compareBuilds(was: readonly CollectionRoot[], is: readonly CollectionRoot[], read: Pick<Store, 'read'>): Promise<readonly RebuildFinding[]> {
  const chunks = chunksOf({...noStore, read: read.read});
  const findings: RebuildFinding[] = [];
  for (const built of is) {
    const former = was.find(({name}) => name === built.name);
    if (former === undefined) continue;
    for (const [map, digest] of Object.entries(built.maps)) {
      const before = former.maps[map];
      if (before === undefined || before === digest) continue;
      if (map !== 'rows') {
        findings.push({kind: 'map-differs', collection: built.name, map});
        continue;
      }
      const changes = await diffMaps(chunks, before, digest);
      const some = changes.slice(0, rowsShown).map((change) => ({id: change.id, was: change.before ?? null, is: change.after ?? null}));
      findings.push({kind: 'rows-differ', collection: built.name, rows: changes.length, some});
    }
  }
  return findings;
}

const rowsShown = 5;

/** Only ever read from. */
const noStore: Store = {
  recall: async (keys) => keys.map(() => undefined),
  read: async (digests) => digests.map(() => undefined),
  record: () => Promise.reject(new Error('Builds that are compared are not written to')),
  root: async () => undefined,
  publish: () => Promise.reject(new Error('Builds that are compared are not published')),
};
