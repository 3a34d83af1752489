// The disk under a folder: how much it can still take, and whether it is one of this machine.
import {statfs} from 'node:fs/promises';
import {StoreError} from './store-error.ts';

export interface Disk {
  /** Bytes that we may still write. */
  readonly free: number;
  /** Shared with other machines, or served by a program: neither locks nor memory maps can be trusted there. */
  readonly remote: boolean;
}

/** A seam: what a full or a foreign disk does can be tried without one. */
export type LookAtDisk = (dir: string) => Promise<Disk>;

/** Left alone for what must still be written when all else stops: journals, names of packs, a database's own pages. */
const floor = 8 * 1024 * 1024;
/** Something else is writing, too, and file systems take more than the bytes. */
const margin = 3;

export async function lookAtDisk(dir: string): Promise<Disk> {
  const {bavail, bsize, blocks, type} = await statfs(dir);
  // A file system that knows no sizes says zero to all.
  return {free: blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize, remote: remoteTypes.has(type >>> 0)};
}

/** True when so many bytes can be written with room to spare: a database that meets the end of a disk takes the process with it. */
export function hasRoom({free}: Disk, bytes: number): boolean {
  return free >= wantedFor(bytes);
}

/** Gives back what it saw. */
export async function needRoom(look: LookAtDisk, dir: string, bytes: number): Promise<Disk> {
  const disk = await look(dir);
  if (!hasRoom(disk, bytes)) throw new StoreError('full', dir, new Error(`${mebibytes(disk.free)} are free, and ${mebibytes(wantedFor(bytes))} are wanted`));
  return disk;
}

function wantedFor(bytes: number): number {
  return floor + margin * bytes;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** As Linux numbers them. Systems that number by order of registration name none of these. */
const remoteTypes: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2
  0x01021997, // 9p
  0x65735546, // FUSE and virtiofs
  0x5346414f, // AFS
  0x6b414653, // AFS of the kernel
  0x00c36400, // Ceph
  0x73757245, // Coda
  0x564c, // NCP
  0x01161970, // GFS2
  0x7461636f, // OCFS2
  0x0bd00bd0, // Lustre
  0x19830326, // BeeGFS
  0x786f4256, // shared folders of VirtualBox
  0xbacbacbc, // shared folders of VMware
]);
