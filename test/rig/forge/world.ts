// What a forge of our own holds: a repository with its discussions, and everything people do to them. Its clock moves when they do.

export interface Account {readonly login: string; readonly type: 'User' | 'Bot'}
export interface Words {readonly id: number; author: Account | null; body: string; created: number; updated: number}
export interface Review extends Words {state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'; commit: string}
export interface Remark extends Words {readonly review: number; readonly replyTo: number | null; readonly path: string; readonly commit: string}
export interface Thread {readonly id: string; resolved: boolean; outdated: boolean; readonly remarks: Remark[]}
export interface Happening {readonly id: string; readonly type: 'ClosedEvent' | 'ReopenedEvent' | 'MergedEvent' | 'HeadRefForcePushedEvent' | 'RenamedTitleEvent'; readonly actor: Account | null; readonly at: number; readonly before: string; readonly after: string}

export interface Topic extends Words {
  readonly number: number;
  readonly request: boolean;
  title: string;
  edited: number | null;
  closed: number | null;
  reason: 'COMPLETED' | 'NOT_PLANNED' | null;
  merged: number | null;
  labels: readonly string[];
  locked: boolean;
  head: string;
  readonly comments: Words[];
  readonly reviews: Review[];
  readonly threads: Thread[];
  readonly events: Happening[];
}

export interface World {
  readonly id: number;
  name: string;
  /** Seconds since 1970. */
  now: number;
  /** Moves with every change, so that lists are sorted once between two. */
  version: number;
  /** The last number that anything was given. */
  serial: number;
  /** Numbers of topics are never given again. */
  numbers: number;
  readonly topics: Map<number, Topic>;
}

const firstMoment = 1_700_000_000;

export function emptyWorld(name = 'team/project'): World {
  return {id: 4711, name, now: firstMoment, version: 0, serial: 1000, numbers: 0, topics: new Map()};
}

export function oidOf(seed: number): string {
  return seed.toString(16).padStart(40, 'a');
}

/** What a person does takes a second, unless it is said that it does not. */
export function people(world: World) {
  const next = () => ++world.serial;
  const author = (id: number): Account | null => (id % 13 === 0 ? null : id % 7 === 0 ? {login: 'renovate', type: 'Bot'} : {login: `dev${id % 5}`, type: 'User'});
  const words = (body: string): Words => {
    const id = next();
    return {id, author: author(id), body, created: world.now, updated: world.now};
  };
  const pass = (seconds = 1): void => {
    world.now += seconds;
    world.version++;
  };
  const touch = (topic: Topic): void => {
    topic.updated = world.now;
    world.version++;
  };
  const happen = (topic: Topic, type: Happening['type'], {before = '', after = ''} = {}): void => {
    const id = next();
    topic.events.push({id: `E_${id}`, type, actor: author(id), at: world.now, before, after});
    touch(topic);
  };
  return {
    pass,
    open(request: boolean, {title = 'A title', body = 'A body'} = {}): Topic {
      const number = ++world.numbers;
      const topic: Topic = {...words(body), number, request, title, edited: null, closed: null, reason: null, merged: null, labels: [], locked: false, head: oidOf(next()), comments: [], reviews: [], threads: [], events: []};
      world.topics.set(number, topic);
      touch(topic);
      return topic;
    },
    comment(topic: Topic, body = 'A comment'): Words {
      const said = words(body);
      topic.comments.push(said);
      touch(topic);
      return said;
    },
    review(topic: Topic, state: Review['state'] = 'COMMENTED', body = 'A review'): Review {
      const review: Review = {...words(body), state, commit: topic.head};
      topic.reviews.push(review);
      if (state !== 'PENDING') touch(topic);
      return review;
    },
    remark(topic: Topic, thread?: Thread, body = 'A remark'): Remark {
      const said: Remark = {...words(body), review: topic.reviews.at(-1)?.id ?? 1, replyTo: thread?.remarks[0]?.id ?? null, path: 'src/lib.rs', commit: topic.head};
      if (thread === undefined) topic.threads.push({id: `T_${said.id}`, resolved: false, outdated: false, remarks: [said]});
      else thread.remarks.push(said);
      touch(topic);
      return said;
    },
    edit(topic: Topic, said: Words, body: string): void {
      said.body = body;
      said.updated = world.now;
      if (said === topic) topic.edited = world.now;
      touch(topic);
    },
    rename(topic: Topic, title: string): void {
      happen(topic, 'RenamedTitleEvent', {before: topic.title, after: title});
      topic.title = title;
    },
    label(topic: Topic, labels: readonly string[]): void {
      topic.labels = labels;
      touch(topic);
    },
    close(topic: Topic, merge = false): void {
      topic.closed = world.now;
      if (merge && topic.request) topic.merged = world.now;
      else topic.reason = topic.request ? null : 'COMPLETED';
      happen(topic, merge && topic.request ? 'MergedEvent' : 'ClosedEvent');
    },
    reopen(topic: Topic): void {
      if (topic.merged !== null) return;
      topic.closed = topic.reason = null;
      happen(topic, 'ReopenedEvent');
    },
    push(topic: Topic): void {
      const before = topic.head;
      topic.head = oidOf(next());
      happen(topic, 'HeadRefForcePushedEvent', {before, after: topic.head});
    },
    /** Nobody is told: the topic does not count as changed. */
    resolve(thread: Thread): void {
      thread.resolved = !thread.resolved;
      world.version++;
    },
    remove<T>(list: T[], one: T): void {
      list.splice(list.indexOf(one), 1);
      world.version++;
    },
    removeTopic(topic: Topic): void {
      world.topics.delete(topic.number);
      world.version++;
    },
  };
}

export type People = ReturnType<typeof people>;
