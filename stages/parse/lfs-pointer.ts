// Whether a blob only points to a large file kept elsewhere (git LFS).

const start = Buffer.from('version https://git-lfs.github.com/spec/v1\n');

/** The specification keeps a pointer below a kilobyte, its version line first. */
export function isLfsPointer(bytes: Uint8Array): boolean {
  return bytes.length < 1024 && start.equals(bytes.subarray(0, start.length));
}
