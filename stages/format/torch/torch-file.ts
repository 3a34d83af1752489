// What `torch.save` writes of a dict: a pickle beside the storages that its tensors lie in, in one zip. Readable with `weights_only` and `mmap`.
import {arrayBytes, arrayContent, numberBytes, type NumberArray} from '../arrays/number-array.ts';
import {opcodes, pickled, pickledText, pickleStart, pickleStop} from './pickle.ts';
import {mostZipBytes, storedZip, type ZipMember} from './stored-zip.ts';

/** Bumped when equal arrays may be written otherwise. */
export const torchVersion = 1;

const storages = {bool: 'BoolStorage', u8: 'ByteStorage', i32: 'IntStorage', i64: 'LongStorage'} as const;

export interface Tensor extends NumberArray {readonly type: keyof typeof storages}

/** What heads and the list of members may take of a file of a few tensors. */
const roomForHeads = 64 * 1024;
/** Bytes of tensors that a file may hold. */
export const mostTensorBytes = mostZipBytes - roomForHeads;

/** Each tensor under its name. */
export function torchTensors(tensors: readonly Tensor[]): AsyncGenerator<Uint8Array, void, undefined> {
  return torchZip(() => [dictOfTensors(tensors)], tensors.map((tensor, at) => ({name: `archive/data/${at}`, content: () => arrayContent(tensor)})));
}

/** A file of plain data, whose pickle comes in pieces. */
export function torchPlain(pickle: () => AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  return torchZip(pickle, []);
}

function torchZip(pickle: ZipMember['content'], data: readonly ZipMember[]): AsyncGenerator<Uint8Array, void, undefined> {
  const text = (name: string, content: string): ZipMember => ({name: `archive/${name}`, content: () => [Buffer.from(content)]});
  return storedZip([{name: 'archive/data.pkl', content: pickle}, text('byteorder', 'little'), ...data, text('version', '3\n')]);
}

function dictOfTensors(tensors: readonly Tensor[]): Buffer {
  return Buffer.concat([pickleStart, opcodes.emptyDict, opcodes.mark, ...tensors.flatMap((tensor, at) => [pickledText(tensor.name), rebuilt(tensor, at)]), opcodes.setItems, pickleStop]);
}

/** The call that makes a tensor of a storage. A storage is named by a tuple that the reader looks up. */
function rebuilt(tensor: Tensor, at: number): Buffer {
  const {type, shape} = tensor;
  const storage = [opcodes.mark, pickledText('storage'), global('torch', storages[type]), pickledText(String(at)), pickledText('cpu'), pickled(arrayBytes(tensor) / numberBytes[type]), tuple, persistent];
  const strides = shape.map((_, place) => shape.slice(place + 1).reduce((product, length) => product * length, 1));
  const hooks = [global('collections', 'OrderedDict'), emptyTuple, reduce];
  return Buffer.concat([global('torch._utils', '_rebuild_tensor_v2'), opcodes.mark, ...storage, pickled(0), ...tupleOf(shape), ...tupleOf(strides), pickled(false), ...hooks, tuple, reduce]);
}

const [tuple, emptyTuple, persistent, reduce] = ['t', ')', 'Q', 'R'].map((code) => Buffer.from(code)) as [Buffer, Buffer, Buffer, Buffer];

function tupleOf(numbers: readonly number[]): readonly Buffer[] {
  return [opcodes.mark, ...numbers.map(pickled), tuple];
}

function global(module: string, name: string): Buffer {
  return Buffer.from(`c${module}\n${name}\n`);
}
