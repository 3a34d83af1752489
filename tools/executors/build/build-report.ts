// What a build did, as it tells whoever started it.
import type {RemoteReport} from '../remote/remote-choice.ts';

export interface BuildReport {
  readonly root: string;
  readonly rows: Readonly<Record<string, RowCounts>>;
  readonly work: {readonly gitProcesses: number; readonly blobReads: number; readonly indexGets: number; readonly bytesWritten: number};
  readonly shards: {readonly written: number; readonly kept: number};
  /** By the first tokenizer; none where there is none. */
  readonly tokens: number | null;
  readonly wallMs: number;
  readonly out: string;
  readonly upToDate: boolean;
  /** How many files of the work tree differ from the commit, where they are taken. */
  readonly uncommitted?: number;
  /** Missing where nobody was asked. */
  readonly remote?: RemoteReport;
}

export interface RowCounts {readonly ran: number; readonly reused: number; readonly stubs: number}
