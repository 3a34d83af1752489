// Fetches one answer whole, or says why not. Nothing leaves for another origin, and nothing that is not what was asked for comes back.
import {ForgeFailure} from '../forge-failure.ts';
import {Overtaxed, type Answer} from './forge.ts';

export interface Guard {
  readonly origin: string;
  readonly timeoutMs: number;
}

/** Answers and the pages that they move to, all of one origin. */
const mostRedirections = 5;
const longestBody = 256 * 1024 * 1024;

export async function guardedFetch(address: string, init: RequestInit, {origin, timeoutMs}: Guard): Promise<Answer> {
  let at = address;
  for (let moved = 0; moved <= mostRedirections; moved++) {
    refuseOtherOrigin(at, origin);
    const response = await answered(at, init, timeoutMs);
    const location = response.headers['location'];
    if (!/^30[1278]$/.test(String(response.status)) || location === undefined) return checked(response, at);
    at = URL.parse(location, at)?.href ?? location;
  }
  throw new Overtaxed('It sent from one address to the next without an end');
}

export function refuseOtherOrigin(address: string, origin: string): void {
  const url = URL.parse(address);
  if (url?.origin !== origin) throw new ForgeFailure({kind: 'other-origin', what: 'The forge pointed to another host', where: url === null ? address.slice(0, 200) : url.origin});
}

async function answered(address: string, init: RequestInit, timeoutMs: number): Promise<Answer> {
  const {signal} = init;
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(address, {...init, redirect: 'manual', signal: signal instanceof AbortSignal ? AbortSignal.any([signal, late]) : late});
    return {status: response.status, headers: Object.fromEntries(response.headers), body: await wholeText(response)};
  } catch (cause) {
    if (signal instanceof AbortSignal) signal.throwIfAborted();
    if (cause instanceof Overtaxed) throw cause;
    throw new Overtaxed(late.aborted ? `No answer within ${timeoutMs} ms` : reasonOf(cause));
  }
}

async function wholeText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > longestBody) throw new Overtaxed('An answer without an end');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** An answer that was cut, or that a proxy gave, comes with the status of a good one. */
function checked(answer: Answer, address: string): Answer {
  const {status, headers, body} = answer;
  if (status >= 500 || status === 408) throw new Overtaxed(`It answered ${status}`);
  if (status === 304 || status === 204) return answer;
  const ofPeople = /html/i.test(headers['content-type'] ?? '') || /^\s*<(?:!doctype|html)/i.test(body.slice(0, 100));
  if (ofPeople) throw new Overtaxed(`It answered ${status} with a page for people, at ${new URL(address).origin}`, {forPeople: true});
  try {
    JSON.parse(body);
    return answer;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new Overtaxed('The answer is cut off, or no JSON');
  }
}

/** Of a connection: never the request, which says who asked. */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? inner.code : undefined;
  return code === undefined ? 'The connection broke' : `The connection broke (${code.replace(/[^\w-]/g, '')})`;
}
