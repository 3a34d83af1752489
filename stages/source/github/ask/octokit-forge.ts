// GitHub by octokit: it knows how to authorise, where each interface is, how fast it may be asked, and when it was too fast. The one file that uses it.
import {throttling} from '@octokit/plugin-throttling';
import {Octokit} from '@octokit/rest';
import {ForgeFailure} from '../forge-failure.ts';
import {LimitReached, Overtaxed, type Answer, type Forge} from './forge.ts';
import {guardedFetch, refuseOtherOrigin} from './guarded-fetch.ts';

export interface OctokitOptions {
  /** The root of the interface, without a slash at the end. */
  readonly api: string;
  readonly token: string | undefined;
  readonly timeoutMs?: number;
  /** Not in tests, which ask a forge of their own. Default: as fast as GitHub wants to be asked. */
  readonly paced?: boolean;
}

interface Call {answer?: Answer; trouble?: unknown; limit?: LimitReached}

/** What a limit asks for is waited for by who asks, who can be interrupted: so the plugin only tells of it, and nothing is retried here. */
export function octokitForge({api, token, timeoutMs = 60_000, paced = true}: OctokitOptions): Forge {
  const {origin} = new URL(api);
  let call: Call = {};
  const limited = (secondary: boolean) => (seconds: number) => {
    call.limit = new LimitReached(seconds, secondary);
    return false;
  };
  const octokit = new (Octokit.plugin(throttling))({
    baseUrl: api,
    userAgent: 'gristmill',
    ...(token !== undefined && {auth: token}),
    log: {debug() {}, info() {}, warn() {}, error() {}},
    throttle: {onRateLimit: limited(false), onSecondaryRateLimit: limited(true), ...(!paced && unpaced)},
    request: {fetch: (address: string, init: RequestInit) => fetched(address, init)},
  });
  return {
    async get(path, etag, signal) {
      const url = /^https?:/.test(path) ? path : `${api}${path}`;
      refuseOtherOrigin(url, origin);
      return await answerOf(() => octokit.request(`GET ${url}`, {headers: {accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28', ...(etag !== undefined && {'if-none-match': etag})}, request: {signal}}), signal);
    },
    ask: async (query, variables, signal) => graphAnswer(await answerOf(() => octokit.graphql(query, {...variables, request: {signal}}), signal)),
  };

  /** Never throws: what octokit does not expect, it takes for something else. */
  async function fetched(address: string, init: RequestInit): Promise<Response> {
    try {
      const answer = await guardedFetch(address, init, {origin, timeoutMs});
      call.answer = answer;
      return new Response(answer.status === 304 || answer.status === 204 ? null : answer.body, {status: answer.status, headers: answer.headers});
    } catch (trouble) {
      call.trouble = trouble;
      return new Response('{"data": {}}', {status: 200, headers: {'content-type': 'application/json'}});
    }
  }

  async function answerOf(send: () => Promise<unknown>, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted();
    const own: Call = (call = {});
    // It rejects what is an answer, too: the answer itself tells.
    await send().catch(() => undefined);
    signal.throwIfAborted();
    if (own.trouble !== undefined) throw own.trouble;
    if (own.limit !== undefined) throw withReset(own.limit, own.answer);
    if (own.answer === undefined) throw new Overtaxed('It was not asked');
    return refused(own.answer, api);
  }
}

/** The forge's own clock says how long: this machine's may be wrong. Headers were seen in milliseconds, and in the past. */
function withReset(limit: LimitReached, answer: Answer | undefined): LimitReached {
  const {'retry-after': after, 'x-ratelimit-reset': reset, date} = answer?.headers ?? {};
  if (/^\d{1,6}$/.test(after ?? '')) return new LimitReached(Number(after), limit.secondary);
  if (limit.secondary) return new LimitReached(60, true);
  const at = Number(reset) > 1e11 ? Number(reset) / 1000 : Number(reset);
  const now = Date.parse(date ?? '') / 1000;
  return new LimitReached(Number.isFinite(at - now) ? Math.ceil(at - now) + 1 : 60, false);
}

function refused(answer: Answer, api: string): Answer {
  const {status, headers, body} = answer;
  if (status === 429 || (status === 403 && /rate limit/i.test(messageIn(body)))) throw withReset(new LimitReached(60, true), answer);
  if (status === 401 || status === 403) {
    const sso = /url=(https:\/\/[^\s;"]{1,500})/.exec(headers['x-github-sso'] ?? '')?.[1];
    if (sso !== undefined) throw new ForgeFailure({kind: 'single-sign-on', what: 'The organisation wants the token to be authorised', where: api, fix: `open ${sso}, authorise the token, and run the same command again`});
    throw new ForgeFailure({kind: 'denied', what: 'The forge refused access', where: api, said: messageIn(body)});
  }
  return answer;
}

/** An answer of GraphQL may be half of one. */
function graphAnswer(answer: Answer): Answer {
  const {data, errors = []} = JSON.parse(answer.body) as {data?: unknown; errors?: readonly {type?: unknown; message?: unknown}[]};
  if (errors.length === 0 && typeof data === 'object' && data !== null) return answer;
  const [first] = errors;
  if (errors.every(({type}) => type === 'NOT_FOUND')) return errors.length === 0 ? lost() : {...answer, status: 404};
  if (errors.some(({type}) => type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES')) throw new ForgeFailure({kind: 'denied', what: 'The forge refused access', where: 'graphql', said: String(first?.message ?? '').slice(0, 200)});
  if (errors.some(({message}) => /cursor/i.test(String(message)))) return {...answer, status: 422};
  return lost(String(first?.message ?? '').slice(0, 200));

  function lost(said = 'It answered nothing'): never {
    throw new Overtaxed(said);
  }
}

function messageIn(body: string): string {
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null && 'message' in value ? String(value.message).slice(0, 200) : '';
}

const atOnce = {key: () => ({schedule: (_: unknown, send: (...args: readonly unknown[]) => unknown, ...args: readonly unknown[]) => Promise.resolve(send(...args))})};
const unpaced: object = {write: atOnce, global: atOnce, auth: atOnce, search: atOnce, notifications: atOnce};
