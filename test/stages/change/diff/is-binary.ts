// Whether git would call a blob binary: a NUL among its first bytes.

const looked = 8000;

export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, looked).includes(0);
}
