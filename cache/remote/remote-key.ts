// The keys that say who wrote a record: ed25519, spelled as 32 bytes in base64 so that they fit into a variable of a build server.
import {createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject} from 'node:crypto';

/** The fixed beginnings of the two DER forms of an ed25519 key; the 32 bytes follow. */
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const keyBytes = 32;

export interface RemoteKey {
  /** As it is written down. */
  readonly public: string;
  sign(bytes: Uint8Array): Buffer;
}

export function newKey(): {readonly secret: string; readonly public: string} {
  const {privateKey} = generateKeyPairSync('ed25519');
  const der = privateKey.export({format: 'der', type: 'pkcs8'});
  const secret = der.subarray(privateHead.length).toString('base64');
  return {secret, public: publicOf(privateKey)};
}

/** `undefined` when the text is no secret key. The text is in no message. */
export function readSecret(text: string): RemoteKey | undefined {
  const raw = bytesOf(text);
  if (raw === undefined) return undefined;
  const key = createPrivateKey({key: Buffer.concat([privateHead, raw]), format: 'der', type: 'pkcs8'});
  return {public: publicOf(key), sign: (bytes) => sign(null, bytes, key)};
}

export function isPublicKey(text: string): boolean {
  return bytesOf(text) !== undefined;
}

export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  const raw = bytesOf(publicKey);
  if (raw === undefined || signature.length !== 64) return false;
  try {
    return verify(null, bytes, createPublicKey({key: Buffer.concat([publicHead, raw]), format: 'der', type: 'spki'}), signature);
  } catch {
    return false;
  }
}

function publicOf(key: KeyObject): string {
  return createPublicKey(key).export({format: 'der', type: 'spki'}).subarray(publicHead.length).toString('base64');
}

function bytesOf(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return undefined;
  const raw = Buffer.from(text, 'base64');
  return raw.length === keyBytes ? raw : undefined;
}
