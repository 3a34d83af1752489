// An independent reader of token shards: Python's, which knows the layout of Megatron's indexed datasets and nothing of ours.
import {execFileSync} from 'node:child_process';

export interface ReadSequence {readonly ids: readonly number[]; readonly lossFrom: number; readonly lossTo: number; readonly flags: number; readonly kind: number; readonly weights: readonly number[] | null}

/** Every sequence of each shard, in order. Throws with what Python said where a file is not what the format calls for. */
export function readNatively(out: string, shards: readonly {readonly files: readonly {readonly file: string}[]}[]): readonly (readonly ReadSequence[])[] {
  const stems = shards.map(({files}) => files.find(({file}) => file.endsWith('.bin'))?.file.slice(0, -4) ?? '');
  return JSON.parse(execFileSync('python3', ['-I', '-c', script, out], {input: JSON.stringify(stems), encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe']}));
}

const script = `
import hashlib, json, os, struct, sys

try:
    import numpy
except ImportError:
    numpy = None

def need(true, what):
    if not true: raise ValueError('refused: ' + what)

found = []
for stem in json.load(sys.stdin):
    path = os.path.join(sys.argv[1], stem)
    raw = open(path + '.bin', 'rb').read()
    index = open(path + '.idx', 'rb').read()
    records = open(path + '.doc', 'rb').read()
    # As megatron/core/datasets/indexed_dataset.py reads it.
    need(index[:9] == b'MMIDIDX\\x00\\x00', 'header')
    version, code = struct.unpack('<QB', index[9:18])
    need((version, code) == (1, 4), 'version and type')
    count, documents = struct.unpack('<QQ', index[18:34])
    need(documents == count + 1 and len(index) == 34 + 4 * count + 8 * count + 8 * documents, 'length of the index')
    lengths = struct.unpack_from('<%di' % count, index, 34)
    pointers = struct.unpack_from('<%dq' % count, index, 34 + 4 * count)
    borders = struct.unpack_from('<%dq' % documents, index, 34 + 12 * count)
    need(borders == tuple(range(count + 1)), 'documents')
    need(sum(lengths) * 4 == len(raw), 'sum of the lengths')
    need(list(pointers) == [4 * sum(lengths[:at]) for at in range(count)], 'pointers')
    need(records[:8] == b'GMDOC\\x00\\x00\\x01' and struct.unpack('<Q', records[8:16]) == (count,) and len(records) == 16 + 48 * count, 'records')
    weights = open(path + '.loss', 'rb').read() if os.path.exists(path + '.loss') else None
    need(weights is None or len(weights) * 4 == len(raw), 'weights')
    if numpy is not None and len(raw) > 0:
        mapped = numpy.memmap(path + '.bin', dtype='<u4', mode='r')
        need(mapped.tolist() == list(struct.unpack('<%di' % (len(raw) // 4), raw)), 'a mapped file')
    sequences = []
    for at in range(count):
        piece = raw[pointers[at]:pointers[at] + 4 * lengths[at]]
        digest, first, last, flags, kind = struct.unpack_from('<32sIIII', records, 16 + 48 * at)
        need(hashlib.sha256(piece).digest() == digest, 'digest of a sequence')
        need(first <= last <= lengths[at], 'trained range')
        start = pointers[at] // 4
        sequences.append({'ids': struct.unpack('<%di' % lengths[at], piece), 'lossFrom': first, 'lossTo': last, 'flags': flags, 'kind': kind, 'weights': None if weights is None else list(weights[start:start + lengths[at]])})
    found.append(sequences)
json.dump(found, sys.stdout)
`;
