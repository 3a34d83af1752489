// How the engine itself spells things that outlive a build: digests, keys, maps, roots. A store made by another spelling cannot be read.
import {chunksOf, emptyMap} from '../../graph/merkle/chunks.ts';
import {hash32} from '../../graph/merkle/boundary.ts';
import {updateMap} from '../../graph/merkle/update.ts';
import {componentCodec} from '../../graph/operators/cluster.ts';
import {cutter, weightClassOf} from '../../graph/operators/cuts.ts';
import {indexKey} from '../../graph/operators/index-keys.ts';
import {placeCodec} from '../../graph/operators/placed.ts';
import {rootCodec} from '../../graph/root.ts';
import {memoryStore} from '../../graph/store.ts';
import {hashFields, nodeKey} from '../../graph/task/key.ts';
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {sealJoined} from '../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import type {Params} from '../../graph/value/params.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {textCodec} from '../../graph/value/text-codec.ts';
import {seal} from '../../graph/value/wire.ts';

export async function engineForms(): Promise<Readonly<Record<string, string>>> {
  const [short, long] = [seal(textCodec, 'é 😀').digest, seal(textCodec, 'long '.repeat(40)).digest];
  const maps = {rows: await mapOf(3000), index: await mapOf(2)};
  return {
    'a short value': short,
    'a long value': long,
    'plain data': seal(jsonCodec<Params>('plain'), {b: [1, null, true], a: 'é', 10: {}}).digest,
    'a foreign address': foreign('git', 'a'.repeat(40)),
    'a stub': stubDigest('too-large: 5 bytes'),
    'a loss': stubDigest('missing git:aa', true),
    'a joined row': sealJoined(short, [long, undefined, stubDigest('gone')]).digest,
    'the fields of a key': hashFields([['task', 'é'], ['version', '1']]),
    'a key': nodeKey(long, [short, [long, short], []]),
    'an index key': JSON.stringify(indexKey('a\u0000b', '', 'c')),
    'the empty map': emptyMap,
    'a map of two rows': maps.index,
    'a map of 3,000 rows': maps.rows,
    'a placed row': seal(placeCodec, {row: long, weightClass: 20}).digest,
    'a component': seal(componentCodec, {members: ['a', 'b'], edges: [{a: 'a', b: 'b', evidence: 'é'}]}).digest,
    'a root': seal(rootCodec, {collections: [{name: 'rows', making: [['task', 'é'], ['version', '1']], maps, lost: ['é'], rows: 3000, stubs: {binary: 2}}]}).digest,
    'the cuts of 400 rows': cutsOf(400),
  };
}

async function mapOf(rows: number): Promise<Digest> {
  const changes = Array.from({length: rows}, (_, at) => `row ${hash32(String(at))} é😀`).sort().map((id) => ({id, entry: {id, digest: seal(textCodec, id).digest, count: 1}}));
  return updateMap(chunksOf(memoryStore()), emptyMap, changes);
}

function cutsOf(rows: number): string {
  const cut = cutter(1000);
  return Array.from({length: rows}, (_, at) => at).filter((at) => cut(`row ${at}`, weightClassOf(hash32(String(at)) % 300))).join(' ');
}
