// Gives packs of which only parts are fetched a filter each, made from their tables.
import {hash} from 'node:crypto';
import {hexAt} from '../pack-table.ts';
import {readFooter} from '../read-footer.ts';
import {encodeFilter} from './known-filter.ts';
import type {PackedFile} from './packed-values.ts';
import type {PackRef} from './remote-manifest.ts';
import type {TrustDomain} from './remote-names.ts';
import type {ToPut} from './remote-writer.ts';

export async function filteredPacks(packed: readonly PackedFile[], domain: TrustDomain): Promise<{readonly packs: readonly PackRef[]; readonly filters: readonly ToPut[]}> {
  const packs: PackRef[] = [];
  const filters: ToPut[] = [];
  for (const {ref, path} of packed) {
    const pack = await readFooter(path);
    if (pack === undefined) continue;
    const {digests, keys, lengths, addresses} = pack.table;
    const hashes = [...lengths.map((_, row) => hexAt(digests, row)), ...addresses.map((_, row) => hexAt(keys, row))];
    const body = encodeFilter(hashes, hashes.length);
    const filter = {in: domain, sha256: hash('sha256', body, 'hex'), size: body.length};
    filters.push({ref: filter, body});
    packs.push({...ref, filter});
  }
  return {packs, filters};
}
