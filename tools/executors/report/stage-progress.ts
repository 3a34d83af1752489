// How far one stage is: counts, and how fast it went lately.

export interface StageProgress {
  readonly stage: string;
  readonly total: number;
  readonly ran: number;
  readonly reused: number;
  readonly startedAt: number;
  /** When how many rows were done: the last few seconds, so that a fast start does not promise a fast end. */
  readonly lately: readonly {readonly at: number; readonly done: number}[];
}

const windowMs = 8000;
const sampleMs = 250;

export function startStage(stage: string, total: number, now: number): StageProgress {
  return {stage, total, ran: 0, reused: 0, startedAt: now, lately: [{at: now, done: 0}]};
}

export function advanceStage(progress: StageProgress, rows: {readonly ran: number; readonly reused: number}, now: number): StageProgress {
  const ran = progress.ran + rows.ran;
  const reused = progress.reused + rows.reused;
  const last = progress.lately.at(-1);
  const due = last === undefined || now - last.at >= sampleMs;
  const lately = due ? [...progress.lately.filter(({at}) => now - at <= windowMs), {at: now, done: ran + reused}] : progress.lately;
  return {...progress, ran, reused, total: Math.max(progress.total, ran + reused), lately};
}

/** Rows a second; none before there is something to go by. */
export function rateOf({ran, reused, lately, startedAt}: StageProgress, now: number): number | undefined {
  const from = lately[0] ?? {at: startedAt, done: 0};
  const rows = ran + reused - from.done;
  return rows > 0 && now - from.at >= 500 ? (rows * 1000) / (now - from.at) : undefined;
}
