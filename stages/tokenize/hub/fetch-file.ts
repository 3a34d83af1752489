// Gets one file over https with every limit set: of size, of time, of redirects, and of who is shown the token.

export interface FetchLimits {
  readonly token?: string | undefined;
  readonly timeoutMs: number;
  /** Bytes. */
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
}

export type FetchTrouble = 'unreachable' | 'denied' | 'absent' | 'refused';
export interface Fetched {readonly trouble: FetchTrouble; readonly reason: string}

const mostRedirects = 5;

/** Reasons name hosts, never whole addresses: what a redirect leads to is often signed, and then a secret. */
export async function fetchFile(address: string, {token, timeoutMs, most, signal}: FetchLimits): Promise<Uint8Array | Fetched> {
  const home = URL.parse(address);
  if (home === null || !isProtected(home)) return refused(`the address of the Hub, "${home?.host ?? 'HF_ENDPOINT'}", does not begin with https://`);
  // A header that is refused is quoted by who refuses it.
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) return {trouble: 'denied', reason: 'HF_TOKEN holds characters that no token has'};
  const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal === undefined ? [] : [signal])]);
  let at = home;
  let host = home.host;
  try {
    for (let hops = 0; hops <= mostRedirects; hops++) {
      const answer = await fetch(at.href, {redirect: 'manual', signal: limit, headers: {'accept-encoding': 'identity', ...(token !== undefined && at.origin === home.origin ? {authorization: `Bearer ${token}`} : {})}});
      if (answer.status < 300 || answer.status > 399) return await bodyOf(answer, {most, host});
      await answer.body?.cancel();
      const next = URL.parse(answer.headers.get('location') ?? '', at.href);
      if (next === null || !isProtected(next) || (home.protocol === 'https:' && next.protocol !== 'https:')) return refused(`"${host}" sends to an address that is not protected`);
      at = next;
      host = next.host;
    }
    return refused(`"${home.host}" sends from one address to the next without an end`);
  } catch (cause) {
    signal?.throwIfAborted();
    return {trouble: 'unreachable', reason: `"${host}": ${reasonOf(cause, timeoutMs)}`};
  }
}

async function bodyOf(answer: Response, {most, host}: {readonly most: number; readonly host: string}): Promise<Uint8Array | Fetched> {
  const {status, headers, body} = answer;
  if (status !== 200) {
    await body?.cancel();
    const reason = `"${host}" answered ${status}`;
    return {trouble: status === 401 || status === 403 ? 'denied' : status === 404 || status === 410 ? 'absent' : 'unreachable', reason};
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  const told = headers.get('content-length');
  const tooLarge = refused(`"${host}" sends more than ${most} bytes`);
  if (told !== null && Number(told) > most) {
    await body?.cancel();
    return tooLarge;
  }
  for await (const piece of body ?? []) {
    length += piece.length;
    // Leaving the loop closes the connection.
    if (length > most) return tooLarge;
    pieces.push(piece);
  }
  if (told !== null && length !== Number(told)) return {trouble: 'unreachable', reason: `"${host}" sent ${length} bytes of ${told}`};
  return Buffer.concat(pieces);
}

/** This machine may speak to itself in the clear. */
function isProtected({protocol, hostname}: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/.test(hostname));
}

function refused(reason: string): Fetched {
  return {trouble: 'refused', reason};
}

function reasonOf(cause: unknown, timeoutMs: number): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return `no whole answer in ${Math.round(timeoutMs / 1000)} s`;
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.message;
}
