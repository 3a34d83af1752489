// The row of a file: where it stands and what its content is called. A task that is given the row finds the content beside it.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import {foreign} from '../../../graph/value/digest.ts';
import {fileName, nameBytes, nameId, type FileName} from './file-name.ts';

export interface FileEntry extends FileName {
  /** Six octal digits. */
  readonly mode: string;
  /** Of the content; of a commit in another repository for a submodule. */
  readonly oid: string;
  readonly kind: FileKind;
  /** Of a dataset that is split: which later tree has this version first. Missing where the first tree has it, or there is one alone. */
  readonly since?: Since;
  /** The raw content, in a decoded row: whole, or a stub that says why not. None for a submodule. */
  readonly blob?: Part;
}

export type Since = 'val' | 'test';

/** The content of a symlink is the text of its target, which is never followed. */
export type FileKind = 'file' | 'symlink' | 'submodule';

/** The id of its row. Versions of one file stand beside each other: no name of git holds a NUL. */
export function fileId({since, ...name}: FileName & {readonly since?: Since | undefined}): string {
  return since === undefined ? nameId(name) : `${nameId(name)}\0${since}`;
}

export function fileKind(mode: string): FileKind {
  if (mode === '160000') return 'submodule';
  return mode === '120000' ? 'symlink' : 'file';
}

const scheme = 'git';
/** Above the bits of a mode. */
const sinceUnit = 2 ** 17;
const sinces: readonly (Since | undefined)[] = [undefined, 'val', 'test'];

/** The name of the content is not written again: the link holds it. So most rows are short enough to be their own digest. */
export const fileCodec: Codec<FileEntry> = {
  name: 'file',
  links: ({kind, oid}) => (kind === 'submodule' ? [] : [foreign(scheme, oid)]),
  encode(entry) {
    const writer = new ByteWriter(80).varint(Number.parseInt(entry.mode, 8) + sinces.indexOf(entry.since) * sinceUnit);
    if (entry.kind === 'submodule') writer.bytes(Buffer.from(entry.oid, 'hex'));
    return writer.raw(nameBytes(entry)).done();
  },
  decode(bytes, parts) {
    const reader = new ByteReader(bytes);
    const spelled = reader.varint();
    const mode = (spelled % sinceUnit).toString(8).padStart(6, '0');
    const since = sinces[Math.floor(spelled / sinceUnit)];
    const kind = fileKind(mode);
    if (kind === 'submodule') return {mode, kind, ...(since !== undefined && {since}), oid: reader.bytes().toString('hex'), ...fileName(reader.rest())};
    const blob = parts[0];
    if (blob === undefined) throw new Error('Decoded a file row without the content it links to');
    return {mode, kind, ...(since !== undefined && {since}), oid: blob.digest.slice(scheme.length + 1), blob, ...fileName(reader.rest())};
  },
};
