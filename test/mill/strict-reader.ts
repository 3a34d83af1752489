// An independent reader of JSONL: Python's, which is made to refuse what its library would let pass.
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';

export interface ShardTruth {
  readonly documents: number;
  readonly sha256: string;
  readonly size: number;
  /** Bytes of the text fields, in UTF-8. */
  readonly textBytes: number;
  /** Names of the members of each kind of record, in their order; more than one when records differ. */
  readonly members: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** Throws with what Python said when a file is not strict JSONL. */
export function readStrictly(out: string, files: readonly string[]): Readonly<Record<string, ShardTruth>> {
  const answer = execFileSync('python3', ['-I', '-c', script, ...files.map((file) => join(out, file))], {encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe']});
  return Object.fromEntries(Object.entries(JSON.parse(answer) as Record<string, ShardTruth>).map(([file, truth]) => [file.slice(out.length + 1), truth]));
}

const script = `
import hashlib, json, sys

def refuse(what):
    raise ValueError('refused: ' + what)

def pairs(members):
    names = [name for name, _ in members]
    if len(set(names)) != len(names): refuse('a member twice')
    return dict(members)

def whole(value):
    # A lone surrogate cannot be encoded.
    if isinstance(value, str): value.encode('utf-8')
    elif isinstance(value, list): [whole(one) for one in value]
    elif isinstance(value, dict): [whole(one) for pair in value.items() for one in pair]

found = {}
for path in sys.argv[1:]:
    raw = open(path, 'rb').read()
    if not raw.endswith(b'\\n'): refuse('no newline at the end')
    if raw.startswith(b'\\xef\\xbb\\xbf'): refuse('a mark at the start')
    documents, size, members = 0, 0, {}
    for line in raw[:-1].split(b'\\n'):
        if b'\\r' in line or line == b'': refuse('a line that is empty or holds a carriage return')
        record = json.loads(line.decode('utf-8', 'strict'), object_pairs_hook=pairs, parse_constant=refuse)
        if not isinstance(record, dict): refuse('no object')
        whole(record)
        documents += 1
        size += len(record['training_content'].encode('utf-8'))
        kind = members.setdefault(record['type'], [])
        if list(record) not in kind: kind.append(list(record))
    found[path] = {'documents': documents, 'sha256': hashlib.sha256(raw).hexdigest(), 'size': len(raw), 'textBytes': size, 'members': members}
json.dump(found, sys.stdout)
`;
