// A forge that can be asked, one question at a time. What went wrong on the way is told apart by what helps: waiting, asking for less, or a person.

export interface Answer {
  /** 200, or one that is an answer, too: 304, 404, 410, 422. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Forge {
  /** A path with its question, below the root of the interface; or a whole address of the same origin. */
  get(path: string, etag: string | undefined, signal: AbortSignal): Promise<Answer>;
  ask(query: string, variables: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Answer>;
}

/** It could not answer, or the answer did not come whole: asked for less, or later, it may. */
export class Overtaxed extends Error {
  /** A page for people where an answer was due: a proxy, or the log-in page of a network. */
  readonly forPeople: boolean;

  constructor(what: string, {forPeople = false}: {readonly forPeople?: boolean} = {}) {
    super(what);
    this.forPeople = forPeople;
  }
}

/** It wants to be left alone for a while. `seconds` is what it said, or as little as is polite. */
export class LimitReached extends Error {
  readonly seconds: number;
  readonly secondary: boolean;

  constructor(seconds: number, secondary: boolean) {
    super(secondary ? 'asked too fast' : 'asked too much');
    this.seconds = seconds;
    this.secondary = secondary;
  }
}
