// Signs a request as Amazon's S3 and what speaks like it want it: "Signature Version 4".
import {createHmac, hash} from 'node:crypto';

export interface Credentials {readonly id: string; readonly secret: string; readonly session?: string | undefined; readonly region: string}

export interface ToSign {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the body. */
  readonly sha256: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export const emptySha256 = hash('sha256', '', 'hex');

/** The headers to send, with the signature among them. */
export function signV4({method, url, headers, sha256, now}: ToSign, {id, secret, session, region}: Credentials): Readonly<Record<string, string>> {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const signed: Readonly<Record<string, string>> = {...headers, host: url.host, 'x-amz-content-sha256': sha256, 'x-amz-date': stamp, ...(session === undefined ? {} : {'x-amz-security-token': session})};
  const names = Object.keys(signed).map((name) => name.toLowerCase()).sort();
  const lines = names.map((name) => `${name}:${(signed[name] ?? '').trim()}\n`).join('');
  const canonical = [method, url.pathname.split('/').map(encoded).join('/'), queryOf(url), lines, names.join(';'), sha256].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, hash('sha256', canonical, 'hex')].join('\n');
  const key = ['s3', 'aws4_request'].reduce((key, part) => hmac(key, part), hmac(hmac(`AWS4${secret}`, day), region));
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  const {host: _, ...sent} = signed;
  return {...sent, authorization: `AWS4-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`};
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function queryOf(url: URL): string {
  return [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort().join('&');
}

/** A path may come encoded: what it stands for is encoded as S3 does it. */
function encoded(text: string): string {
  return encodeURIComponent(decodeURIComponent(text)).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
