// Asks a model for a completion over the protocol that OpenAI's clients speak. The token is shown to the host that the configuration names and to no other.
import {RewriteFailure} from './rewrite-failure.ts';

export interface Message {readonly role: 'system' | 'user'; readonly content: string}
export interface Wanted {readonly model: string; readonly messages: readonly Message[]; readonly temperature: number; readonly maxTokens: number}
/** `finish`: `stop` where the model ended by itself. */
export interface Completion {readonly text: string; readonly finish: string}

export interface ChatEndpoint {complete(wanted: Wanted, signal: AbortSignal): Promise<Completion>}

export interface EndpointOptions {
  /** Up to what `/chat/completions` is behind. */
  readonly address: string;
  readonly token?: string | undefined;
  /** Waits between two tries. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const [mostTries, firstWaitMs, longestWaitMs, timeoutMs, mostBytes] = [5, 1000, 60_000, 300_000, 4 * 1024 * 1024] as const;

/** Loads of the host and of the network pass, so they are waited out; all else is told at once. */
export function chatEndpoint({address, token, wait}: EndpointOptions): ChatEndpoint {
  const url = `${address.replace(/\/+$/, '')}/chat/completions`;
  const host = URL.parse(url)?.host ?? address;
  // A header that is refused is quoted by who refuses it.
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) throw new RewriteFailure('rewrite-denied', 'the token holds characters that no token has', host);
  return {
    async complete({model, messages, temperature, maxTokens}, signal) {
      const body = JSON.stringify({model, messages, temperature, max_tokens: maxTokens});
      for (let tries = 1; ; tries++) {
        const {trouble, answer} = await asked(body, signal);
        if (answer !== undefined) return answer;
        if (tries >= mostTries) throw new RewriteFailure('rewrite-unreachable', `${trouble.said}, ${mostTries} times`, host);
        await wait(Math.min(longestWaitMs, trouble.after ?? firstWaitMs * 2 ** (tries - 1)), signal);
      }
    },
  };

  async function asked(body: string, signal: AbortSignal): Promise<{readonly trouble: {readonly said: string; readonly after?: number | undefined}; readonly answer?: Completion}> {
    try {
      const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), signal]);
      const answer = await fetch(url, {method: 'POST', body, redirect: 'manual', signal: limit, headers: {'content-type': 'application/json', accept: 'application/json', ...(token !== undefined && {authorization: `Bearer ${token}`})}});
      const text = await textOf(answer);
      if (answer.status === 200) return {trouble: {said: ''}, answer: completionIn(text, host)};
      if (answer.status === 401 || answer.status === 403) throw new RewriteFailure('rewrite-denied', `it answered ${answer.status}`, host);
      if (answer.status === 429 || answer.status === 408 || answer.status >= 500) return {trouble: {said: `it answered ${answer.status}`, after: waitSaid(answer.headers.get('retry-after'))}};
      throw new RewriteFailure('rewrite-refused', `it answered ${answer.status}`, host);
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof RewriteFailure) throw cause;
      return {trouble: {said: reasonOf(cause)}};
    }
  }

  async function textOf({body}: Response): Promise<string> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of body ?? []) {
      length += piece.length;
      // Leaving the loop closes the connection.
      if (length > mostBytes) throw new RewriteFailure('rewrite-refused', `it sends more than ${mostBytes} bytes`, host);
      pieces.push(piece);
    }
    return Buffer.concat(pieces).toString('utf8');
  }
}

function completionIn(text: string, host: string): Completion {
  const choice: unknown = choiceIn(text)?.[0];
  const {message, finish_reason: finish}: Readonly<Record<string, unknown>> = Object(choice);
  const {content}: Readonly<Record<string, unknown>> = Object(message);
  if (typeof content !== 'string') throw new RewriteFailure('rewrite-refused', 'its answer is no completion: "choices[0].message.content" should be a text', host);
  return {text: content, finish: typeof finish === 'string' ? finish : 'stop'};
}

function choiceIn(text: string): readonly unknown[] | undefined {
  try {
    const {choices}: {readonly choices?: unknown} = Object(JSON.parse(text));
    return Array.isArray(choices) ? choices : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function waitSaid(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return `no whole answer in ${timeoutMs / 1000} s`;
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.message;
}
