// Turns system calls into what they do to a disk, each with what must be synced for it to last.
import {dirname, basename} from 'node:path';
import {fileIn, processOf, stringsIn, type Call} from './strace-calls.ts';

/** A file or folder, whatever its name. */
export type Node = number;

export interface NameChange {readonly folder: Node; readonly name: string; readonly node: Node | undefined}

export type Deed = {readonly start: number; readonly end: number} & Doing;
type Doing =
  | {readonly kind: 'write'; readonly node: Node; readonly at: number; readonly bytes: Buffer; readonly through: boolean}
  | {readonly kind: 'size'; readonly node: Node; readonly size: number}
  /** New names and names that are gone, all at once. */
  | {readonly kind: 'names'; readonly changes: readonly NameChange[]}
  | {readonly kind: 'sync'; readonly node: Node}
  /** A line of standard output, which whoever reads it has seen. */
  | {readonly kind: 'said'; readonly line: string};

export interface DiskLog {readonly deeds: readonly Deed[]; readonly root: Node; readonly folders: ReadonlySet<Node>}

/** Whatever can change a disk: a call of these that is not understood is an error, never left out. */
export const tracedCalls = [
  'open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,clone,clone3,fork,vfork',
  'write,writev,pwrite64,pwritev,pwritev2,lseek,truncate,ftruncate,fallocate,copy_file_range,sendfile,splice,fsync,fdatasync,sync_file_range,msync,mmap',
].join(',');

/** What happens under the folder `base`, which is taken to be there and empty. */
export function diskLog(calls: readonly Call[], base: string): DiskLog {
  const disk = new Disk(base);
  const owner = processOf(calls);
  const deeds: Deed[] = [];
  for (const call of calls) {
    if (call.result !== undefined && call.result < 0) continue;
    for (const doing of disk.doings(call, owner(call.thread))) deeds.push({...doing, start: call.start, end: call.end});
  }
  return {deeds, root: disk.root, folders: disk.folders};
}

/** The names of the moment, and where each open file stands. */
class Disk {
  readonly root: Node = 0;
  readonly folders = new Set<Node>([0]);
  readonly #base: string;
  readonly #names = new Map<string, Node>();
  readonly #sizes = new Map<Node, number>();
  readonly #positions = new Map<string, number>();
  readonly #through = new Set<string>();
  #last: Node = 0;

  constructor(base: string) {
    this.#base = base;
    this.#names.set(base, this.root);
  }

  doings(call: Call, owner: number): readonly Doing[] {
    const {name, args, result} = call;
    const [path = '', other = ''] = stringsIn(args).map(String);
    const file = fileIn(args);
    if (name === 'write' && file?.fd === 1 && !this.#within(file.path)) return path.split('\n').filter((line) => line !== '').map((line) => ({kind: 'said', line}));
    if (name === 'mmap') return this.#mapped(args);
    if (!this.#within(file?.path ?? path)) return [];
    if (file !== undefined) return this.#fileDoings(call, file.path, `${owner}:${file.fd}`);
    switch (name) {
      case 'open':
      case 'openat':
        return this.#opened(path, args, `${owner}:${result}`);
      case 'mkdir':
      case 'mkdirat':
        this.folders.add(this.#last + 1);
        return [{kind: 'names', changes: [this.#name(path, ++this.#last)]}];
      case 'rename':
      case 'renameat':
        return [{kind: 'names', changes: this.#move(path, other)}];
      case 'link':
        return [{kind: 'names', changes: [this.#name(other, this.#at(path))]}];
      case 'unlink':
      case 'unlinkat':
      case 'rmdir':
        return [{kind: 'names', changes: [this.#name(path, undefined)]}];
      default:
        throw new Error(`A call that is not understood: ${name}("${path}")`);
    }
  }

  #opened(path: string, args: string, handle: string): readonly Doing[] {
    if (/O_D?SYNC/.test(args)) this.#through.add(handle);
    else this.#through.delete(handle);
    this.#positions.delete(handle);
    if (args.includes('O_CREAT') && !this.#names.has(path)) return [{kind: 'names', changes: [this.#name(path, ++this.#last)]}];
    return args.includes('O_TRUNC') ? [this.#size(this.#at(path), 0)] : [];
  }

  #fileDoings({name, args, result}: Call, path: string, handle: string): readonly Doing[] {
    const node = this.#at(path);
    switch (name) {
      case 'lseek':
        this.#positions.set(handle, result ?? 0);
        return [];
      case 'ftruncate':
        return [this.#size(node, Number(args.split(', ')[1]))];
      case 'fsync':
      case 'fdatasync':
        return [{kind: 'sync', node}];
      case 'write':
      case 'writev':
      case 'pwrite64': {
        const bytes = Buffer.concat(stringsIn(args)).subarray(0, result);
        const size = this.#sizes.get(node) ?? 0;
        // Nobody here writes from a place that was not sought, but to the end of what only grows.
        const at = name === 'pwrite64' ? Number(args.slice(args.lastIndexOf(', ') + 2)) : (this.#positions.get(handle) ?? size);
        if (name !== 'pwrite64' && this.#positions.has(handle)) this.#positions.set(handle, at + bytes.length);
        this.#sizes.set(node, Math.max(size, at + bytes.length));
        return [{kind: 'write', node, at, bytes, through: this.#through.has(handle)}];
      }
      default:
        throw new Error(`A call that is not understood: ${name} of "${path}"`);
    }
  }

  /** Writes through a mapping cannot be seen. Only the lock file has such, and its content means nothing after a power cut. */
  #mapped(args: string): readonly Doing[] {
    const file = fileIn(args.split(', ')[4] ?? '');
    if (file && this.#within(file.path) && /PROT_WRITE/.test(args) && /MAP_SHARED/.test(args) && !file.path.endsWith('/lock.mdb')) throw new Error(`Written through a mapping: "${file.path}"`);
    return [];
  }

  #size(node: Node, size: number): Doing {
    this.#sizes.set(node, size);
    return {kind: 'size', node, size};
  }

  #move(from: string, to: string): readonly NameChange[] {
    const node = this.#at(from);
    for (const [path, inner] of [...this.#names]) {
      if (!path.startsWith(`${from}/`)) continue;
      this.#names.delete(path);
      this.#names.set(to + path.slice(from.length), inner);
    }
    return [this.#name(from, undefined), this.#name(to, node)];
  }

  #name(path: string, node: Node | undefined): NameChange {
    if (node === undefined) this.#names.delete(path);
    else this.#names.set(path, node);
    return {folder: this.#at(dirname(path)), name: basename(path), node};
  }

  #at(path: string): Node {
    const node = this.#names.get(path);
    if (node === undefined) throw new Error(`No file is known at "${path}"`);
    return node;
  }

  #within(path: string): boolean {
    return path === this.#base || path.startsWith(`${this.#base}/`);
  }
}
