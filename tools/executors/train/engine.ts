// What trains, as the supervisor sees it: something that does what is left of the run in a folder, tells events, and ends with a code.

export interface TrainEvent {
  readonly event: string;
  readonly step?: number;
  readonly steps?: number;
  readonly loss?: number;
  readonly tokens?: number;
  readonly seconds?: number;
  readonly checkpoint?: string;
  readonly why?: string;
  readonly parameters?: number;
  /** Of `evaluated`. */
  readonly nats?: number;
  readonly weight?: number;
  readonly right?: number;
}

export interface Ending {
  /** As trainer/README.md has them; none where the system ended it. */
  readonly code: number | undefined;
  /** The last lines it said. */
  readonly said: string;
}

export interface Engine {
  readonly name: string;
  /** `device` and `threads`, among others, are the engine's own to fill in. */
  readonly settings: {readonly device: 'cpu' | 'cuda'; readonly threads: number};
  /** What it is called when something to train with is missing. */
  readonly lacking: readonly [trouble: 'no-python' | 'no-runtime', message: string];
  /** Ends in good order when the signal comes. */
  train(run: string, tell: (event: TrainEvent) => void, signal: AbortSignal): Promise<Ending>;
}

export const endings = {done: 0, preempted: 75, refused: 76, missing: 77, mistaken: 78} as const;
