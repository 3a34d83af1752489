// An independent reader of packed shards: Python's, which puts windows together as a trainer would, and knows nothing of ours.
import {execFileSync} from 'node:child_process';

export interface PackedShard {
  readonly window: number;
  /** Every packed sequence as a trainer gets it, padded to the window; a document of -1 is padding. */
  readonly windows: readonly PackedWindow[];
  /** Of each sequence in the order of the shard: its tokens, and which part of its sample it is of how many. */
  readonly sequences: readonly {readonly length: number; readonly part: number; readonly parts: number}[];
}

export interface PackedWindow {
  readonly ids: readonly number[];
  readonly weights: readonly number[];
  readonly positions: readonly number[];
  readonly documents: readonly number[];
}

/** Throws with what Python said where a file is not what the format calls for. */
export function readPacked(out: string, shards: readonly {readonly files: readonly {readonly file: string}[]}[]): readonly PackedShard[] {
  const stems = shards.map(({files}) => files.find(({file}) => file.endsWith('.bin'))?.file.slice(0, -4) ?? '');
  return JSON.parse(execFileSync('python3', ['-I', '-c', script, out], {input: JSON.stringify(stems), encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe']}));
}

const script = `
import array, json, os, struct, sys

def need(true, what):
    if not true: raise ValueError('refused: ' + what)

def numbers(raw, at, count):
    found = struct.unpack_from('<%dI' % count, raw, at)
    return found, at + 4 * count

found = []
for stem in json.load(sys.stdin):
    path = os.path.join(sys.argv[1], stem)
    raw = open(path + '.bin', 'rb').read()
    tokens = struct.unpack('<%di' % (len(raw) // 4), raw)
    index = open(path + '.idx', 'rb').read()
    count, = struct.unpack_from('<Q', index, 18)
    lengths = struct.unpack_from('<%di' % count, index, 34)
    starts = [0]
    for length in lengths: starts.append(starts[-1] + length)
    records = open(path + '.doc', 'rb').read()
    loss = open(path + '.loss', 'rb').read() if os.path.exists(path + '.loss') else None
    pack = open(path + '.packed', 'rb').read()
    need(pack[:8] == b'GMPACK\\x00\\x01', 'magic of the packing')
    window, zero, packed, known = struct.unpack_from('<IIQQ', pack, 8)
    need(zero == 0 and known == count, 'sequences of the packing')
    ends, at = numbers(pack, 32, packed + 1)
    members, at = numbers(pack, at, count)
    firsts, at = numbers(pack, at, count)
    parts, at = numbers(pack, at, count)
    need(at == len(pack), 'length of the packing')
    need(ends[0] == 0 and ends[-1] == count and sorted(members) == list(range(count)), 'each sequence once')
    windows = []
    for first, last in zip(ends, ends[1:]):
        need(first < last, 'an empty window')
        window_of = {'ids': [], 'weights': [], 'positions': [], 'documents': []}
        for document, sequence in enumerate(members[first:last]):
            start, end = starts[sequence], starts[sequence + 1]
            loss_from, loss_to, flags = struct.unpack_from('<III', records, 16 + 48 * sequence + 32)
            window_of['ids'] += tokens[start:end]
            window_of['weights'] += loss[start:end] if loss is not None else [1 if loss_from <= place < loss_to else 0 for place in range(end - start)]
            window_of['positions'] += range(end - start)
            window_of['documents'] += [document] * (end - start)
        padding = window - len(window_of['ids'])
        need(padding >= 0, 'a window that is too long')
        for name, filler in (('ids', 0), ('weights', 0), ('positions', 0), ('documents', -1)): window_of[name] += [filler] * padding
        windows.append(window_of)
    for sequence in range(count):
        need(firsts[sequence] <= sequence < firsts[sequence] + parts[sequence], 'a part of its sample')
        need(all(firsts[other] == firsts[sequence] and parts[other] == parts[sequence] for other in range(firsts[sequence], firsts[sequence] + parts[sequence])), 'parts of one sample')
        goes_on = struct.unpack_from('<I', records, 16 + 48 * sequence + 40)[0] & 4 != 0
        need(goes_on == (sequence + 1 < firsts[sequence] + parts[sequence]), 'a sample that goes on')
    found.append({'window': window, 'windows': windows, 'sequences': [{'length': lengths[at], 'part': at - firsts[at] + 1, 'parts': parts[at]} for at in range(count)]})
json.dump(found, sys.stdout)
`;
