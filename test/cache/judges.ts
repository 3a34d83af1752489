// Judges stores in child processes: one that dies or hangs over a store is a verdict, too.
import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import type {ExecutionContext} from 'ava';
import type {Judged} from './store-checker.ts';
import type {Claim} from './store-verdict.ts';

export interface Judgement extends Partial<Judged> {
  /** How the child that judged came to its end, when it did. */
  readonly died?: string;
}

const checker = fileURLToPath(new URL('store-checker.ts', import.meta.url));
/** Long enough for the slowest machine. */
const hangingMs = 60_000;

/** Claims one after the other; a dead child is replaced for the next. */
export function judge(t: ExecutionContext): (claim: Claim) => Promise<Judgement> {
  let child: ReturnType<typeof begun> | undefined;
  t.teardown(() => child?.checker.stdin.end());

  function begun() {
    const started = spawn(process.execPath, [checker], {stdio: ['pipe', 'pipe', 'inherit']});
    // Written to after its death: the answer that does not come says as much.
    started.stdin.on('error', () => {});
    return {checker: started, lines: createInterface({input: started.stdout})[Symbol.asyncIterator]()};
  }

  return async (claim) => {
    child ??= begun();
    const {checker: asked, lines} = child;
    const hung = AbortSignal.timeout(hangingMs);
    const kill = () => asked.kill('SIGKILL');
    hung.addEventListener('abort', kill);
    asked.stdin.write(`${JSON.stringify(claim)}\n`);
    const {value, done} = await lines.next();
    hung.removeEventListener('abort', kill);
    if (done !== true) return JSON.parse(value) as Judged;
    child = undefined;
    return {died: hung.aborted ? 'hung' : String(asked.signalCode ?? asked.exitCode)};
  };
}
