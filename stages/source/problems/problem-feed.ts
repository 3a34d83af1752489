// Files of problems as rows of a feed. They are read when it is made, and their patches named only where they have changed.
import {hash} from 'node:crypto';
import type {Feed, FeedChange} from '../../../graph/feed.ts';
import {seal} from '../../../graph/value/wire.ts';
import {noRules, redactorOf} from '../../clean/rules-in-force.ts';
import type {Git} from '../git/git-process.ts';
import {patchIdsOf} from './patch-ids-of.ts';
import {problemCodec} from './problem.ts';
import {readProblems, type ProblemRow} from './read-problems.ts';

export interface ProblemFeedOptions {
  /** One after the other; of rows with one name, the first. */
  readonly texts: readonly string[];
  readonly gitDir: string;
  /** The tag of the rules that statements are cleaned by, which are in force. */
  readonly clean: string;
}

export function problemFeed(git: Git, {texts, gitDir, clean}: ProblemFeedOptions): Feed {
  const text = texts.join('\n');
  const {rows} = readProblems(text);
  return {
    // With the names of its rows, so that the next one knows which are gone.
    state: Buffer.from(JSON.stringify({clean, digest: hash('sha256', text, 'hex'), ids: rows.map(({instance}) => instance)})),
    version: 1,
    async *changes(from, _past, signal) {
      const named = await patchIdsOf(git, rows.map(({patch}) => patch), {gitDir}, signal);
      const redact = clean === noRules ? undefined : redactorOf(clean);
      const now = new Set(rows.map(({instance}) => instance));
      const former: readonly string[] = from === undefined ? [] : JSON.parse(Buffer.from(from).toString('utf8')).ids;
      yield [
        ...former.filter((id) => !now.has(id)).map((id): FeedChange => ({id, digest: undefined})),
        ...rows.map((row, at): FeedChange => ({id: row.instance, ...seal(problemCodec, {instance: row.instance, number: row.number, statement: cleaned(row, redact), patchId: named[at] ?? ''})})),
      ];
    },
  };
}

function cleaned({statement}: ProblemRow, redact: ReturnType<typeof redactorOf> | undefined): string {
  if (redact === undefined) return statement;
  return Buffer.from(redact({bytes: Buffer.from(statement, 'utf8'), encoding: 'utf-8', moves: [], redactions: []}).bytes).toString('utf8');
}
