// Which remote a dataset has, and what this process may do with it. Secrets come from the environment and are in no configuration.
import type {Doubt, Doubted} from '../../../cache/remote/doubting-store.ts';
import type {TrustedKeys} from '../../../cache/remote/signed-record.ts';

export interface RemoteChoice {
  readonly place: RemoteAddress;
  /** What the source is called there, the same on every machine. */
  readonly repository: string;
  /** The line of builds that build upon each other. */
  readonly head: string;
  readonly domain: string;
  readonly keys: TrustedKeys;
}

export type RemoteAddress =
  | {readonly kind: 'http'; readonly url: string; readonly layout: 'files' | 'bazel'}
  | {readonly kind: 's3'; readonly endpoint: string; readonly bucket: string; readonly prefix: string; readonly region: string}
  | {readonly kind: 'folder'; readonly path: string};

/** `required`: what cannot be published is a failure. */
export type RemoteUse = 'off' | 'on' | 'required';

/** What the environment says. */
export interface RemoteAccess {
  readonly use: RemoteUse;
  /** The remote is what the build is for: what it has already need not be here. */
  readonly publishOnly: boolean;
  /** One of so many machines that make a build together, from 1 on: its packs are published, and nothing is written here. */
  readonly part?: {readonly part: number; readonly of: number} | undefined;
  /** So many machines have made parts of this build: what they made is taken from them. */
  readonly fold?: number | undefined;
  /** Some of the rows are run again and compared with what is known, and nothing is written. */
  readonly doubt?: Doubt | undefined;
  readonly token?: string | undefined;
  /** What records are signed with. None only reads. */
  readonly secret?: string | undefined;
  readonly s3?: {readonly id: string; readonly secret: string; readonly session?: string | undefined} | undefined;
  /** In the place of what the configuration says: a build server knows better which branch it builds. */
  readonly domain?: string | undefined;
  readonly keys?: TrustedKeys | undefined;
  readonly writer: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** In a report: what was asked of the remote and what came of it. */
export interface RemoteReport {
  /** To find and to bring. Requests that were waited for together are one round trip. */
  readonly requests: number;
  readonly roundTrips: number;
  readonly toPublish: {readonly requests: number; readonly roundTrips: number};
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly failures: number;
  /** Spent on what failed. */
  readonly lostMs: number;
  /** Rows whose answers came from there, by task. */
  readonly fetched: Readonly<Record<string, number>>;
  readonly published: boolean;
  /** Rows that were run again, and those of them that came out otherwise. */
  readonly doubted?: Doubted;
  readonly off?: string;
}
