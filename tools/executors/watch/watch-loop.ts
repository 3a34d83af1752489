// The loop of a watch: look when something may have moved, build when it has, and begin anew when it moves on meanwhile.
import type {BuildReport} from '../build/build-report.ts';
import type {Bell} from './bell.ts';
import type {Pace} from './pace.ts';
import type {Cause, Told, WaitedFor} from './watch-event.ts';

/** What there is to build of, at one moment. */
export interface Sight {
  /** Equal where nothing that the dataset has can have moved. */
  readonly digest: string;
  /** The same by what it is made of, to say what moved. */
  readonly parts: ReadonlyMap<Cause, string>;
}

export interface Trouble {readonly for: WaitedFor; readonly code: string; readonly message: string; readonly cause: string; readonly fix: string}

export interface Watching<S extends Sight> {
  /** Two readings that agree, once the world is quiet. */
  readonly look: (signal: AbortSignal) => Promise<S>;
  readonly build: (sight: S, signal: AbortSignal) => Promise<BuildReport>;
  /** The root that the outputs have before anything is built. */
  readonly root: string | undefined;
  readonly bell: Bell;
  readonly pace: Pace;
  readonly tell: Told;
  readonly troubleOf: (failure: unknown) => Trouble;
  /** Whether there is any use in trying again. */
  readonly hasRoom: () => Promise<boolean>;
}

/** Builds that were given up one after the other, before one is let through to its end: a world that never rests has a dataset, too, if one that is a little behind. */
const mostSuperseded = 3;
const firstRetryMs = 2000;
const longestRetryMs = 120_000;

/** What went wrong last, until it goes well. */
interface Waiting extends Trouble {
  /** Of what was seen; `undefined` where nothing could be. */
  readonly digest: string | undefined;
  readonly tries: number;
  readonly triedAt: number;
}

/**
 *           hint, poll or timer            two readings agree
 *   quiet ──────────────────────▶ looking ────────────────────▶ building
 *     ▲ ▲      nothing moved         │ ▲ ▲                        │ │ │
 *     │ └────────────────────────────┘ │ └── it moved meanwhile ──┘ │ │
 *     │                       retry or │          (superseded)      │ │
 *     │                         change │                            │ │
 *     │                             waiting ◀───── it failed ───────┘ │
 *     └─────────────────────────── published ─────────────────────────┘
 *
 * Throws what the first look throws: a mistake at the start is one of whoever started it. Ends with the signal.
 */
export async function watchLoop<S extends Sight>({look, build, root: before, bell, pace, tell, troubleOf, hasRoom}: Watching<S>, signal: AbortSignal): Promise<void> {
  let root = before;
  let done: S | undefined;
  let waiting: Waiting | undefined;
  let superseded = 0;
  let generation = 0;
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    if (!isFirst && superseded === 0) await bell.rung(signal, waiting && retryAfter(waiting));
    const heardAt = bell.take() ?? pace.now();
    if (signal.aborted) break;
    const seen = await attempt(() => look(signal));
    if (signal.aborted) break;
    if ('failure' in seen) {
      if (isFirst) throw seen.failure;
      fail(seen.failure, undefined);
      continue;
    }
    const {value: sight} = seen;
    if (waiting?.for === 'room' && !(await hasRoom())) {
      fail(undefined, sight.digest);
      continue;
    }
    if (waiting?.for === 'repository') resume();
    const isTried = waiting !== undefined && waiting.digest === sight.digest && pace.now() - waiting.triedAt < retryAfter(waiting);
    if (isTried || (waiting === undefined && done?.digest === sight.digest)) {
      superseded = 0;
      continue;
    }
    generation++;
    tell({kind: 'moved', generation, because: because(done, sight)});
    await advance(sight, heardAt);
  }
  tell({kind: 'stopped'});

  async function advance(sight: S, heardAt: number): Promise<void> {
    const stop = new AbortController();
    const ended = attempt(() => build(sight, AbortSignal.any([signal, stop.signal])));
    const isOld = await movesOn(sight, ended);
    if (isOld) stop.abort(new Error('What it is made of has moved on'));
    const outcome = await ended;
    if (signal.aborted) return;
    if ('failure' in outcome) {
      if (isOld) {
        superseded++;
        tell({kind: 'superseded', generation});
      } else fail(outcome.failure, sight.digest);
      return;
    }
    superseded = isOld ? superseded + 1 : 0;
    if (waiting !== undefined) resume();
    done = sight;
    publish(outcome.value, heardAt);
  }

  /** Whether the world moves on before it is over, and it is to be given up for that. */
  async function movesOn(sight: S, ended: Promise<unknown>): Promise<boolean> {
    if (superseded >= mostSuperseded) return false;
    const over = new AbortController();
    const isOver = ended.then(() => over.abort());
    while (!over.signal.aborted) {
      await Promise.race([bell.rung(AbortSignal.any([signal, over.signal])), isOver]);
      if (over.signal.aborted || signal.aborted) break;
      const heardAt = bell.take();
      const seen = await attempt(() => look(signal));
      // A world that cannot be looked at is no reason to give up what is nearly done.
      if (!('value' in seen) || seen.value.digest === sight.digest) continue;
      // The next generation is measured from what was heard.
      bell.ring(heardAt);
      return !over.signal.aborted;
    }
    return false;
  }

  function publish(report: BuildReport, heardAt: number): void {
    const from = root;
    root = report.root;
    if (report.upToDate && from === report.root) return tell({kind: 'unmoved', generation, root});
    const ran = (name: string) => report.rows[name]?.ran ?? 0;
    tell({
      kind: 'built',
      generation,
      from: from ?? null,
      to: report.root,
      changed: {commits: ran('commits'), files: ran('files'), discussions: ran('items'), ...(report.uncommitted !== undefined && {uncommitted: report.uncommitted})},
      rows: Object.values(report.rows).reduce((sum, {ran}) => sum + ran, 0),
      shards: report.shards.written,
      tokens: report.tokens,
      latencyMs: Math.round(pace.now() - heardAt),
      buildMs: report.wallMs,
      out: report.out,
    });
  }

  /** Told once, however often it is tried again. */
  function fail(failure: unknown, digest: string | undefined): void {
    const trouble = failure === undefined && waiting !== undefined ? waiting : troubleOf(failure);
    const isSame = waiting?.message === trouble.message && waiting.for === trouble.for;
    if (!isSame) tell({kind: 'waiting', for: trouble.for, code: trouble.code, message: trouble.message, cause: trouble.cause, fix: trouble.fix});
    waiting = {...trouble, digest, tries: isSame ? (waiting?.tries ?? 0) + 1 : 1, triedAt: pace.now()};
    superseded = 0;
  }

  function resume(): void {
    if (waiting !== undefined) tell({kind: 'resumed', after: waiting.for});
    waiting = undefined;
  }
}

/** A repository that is back is seen by the next poll; what fails in itself is tried less and less often. */
function retryAfter({for: waitedFor, tries}: Waiting): number {
  return waitedFor === 'change' ? Math.min(longestRetryMs, firstRetryMs * 2 ** (tries - 1)) : firstRetryMs;
}

function because(former: Sight | undefined, {parts}: Sight): readonly Cause[] {
  if (former === undefined) return ['start'];
  const moved = [...parts].filter(([cause, digest]) => former.parts.get(cause) !== digest).map(([cause]) => cause);
  return moved.length === 0 ? ['again'] : moved;
}

async function attempt<T>(act: () => Promise<T>): Promise<{readonly value: T} | {readonly failure: unknown}> {
  try {
    return {value: await act()};
  } catch (failure) {
    return {failure};
  }
}
