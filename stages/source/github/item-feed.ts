// What the pages of a mirror say, as rows: the last word on each item, at the cost of the pages that came since the former state.
import {hash} from 'node:crypto';
import {StateLost, type Feed} from '../../../graph/feed.ts';
import {lastWords} from './last-words.ts';
import {linesDigest, type LogDigest, type LogLine, type PageLog} from './page.ts';
import {rowsByRules, type ItemRules} from './rows-by-rules.ts';

export interface ItemFeedOptions extends ItemRules {
  readonly log: Omit<PageLog, 'append'>;
  /** Only so many lines of the log, as a former build has seen it. Default: all. */
  readonly length?: number;
}

/**
 * The state is how long the log is and what all of its lines come to, under the rules that rows are made by. A log only grows, so what is behind a
 * former state's end is all that can have changed; where the log is another one, or the rules are, everything is asked for again.
 */
export async function itemFeed({log, cleaner, forget, length}: ItemFeedOptions): Promise<Feed> {
  const {spelled: rules, row} = rowsByRules({cleaner, forget});
  const seen = await itemsDigest(log, length);
  return {
    state: Buffer.from([rules, '', seen.length, seen.digest].join('\n'), 'latin1'),
    version: 2, // texts that were read wrongly are put right
    async *changes(from, _past, signal) {
      const lines = (await log.lines()).slice(0, seen.length);
      const start = from === undefined ? 0 : startAfter(Buffer.from(from).toString('latin1'), lines);
      for await (const {read, gone} of lastWords({log, lines: lines.slice(start)}, signal)) {
        if (gone.length + read.length > 0) yield [...gone.map((id) => ({id, digest: undefined})), ...read.map(({item}) => row(item))];
      }
    },
  };

  function startAfter(state: string, lines: readonly LogLine[]): number {
    const [end, length = ''] = state.split('\n').reverse();
    const start = Number(length);
    if (!state.startsWith(`${rules}\n\n`)) throw new StateLost('The items were made by other rules before');
    if (start > lines.length || end !== chain(lines.slice(0, start))) throw new StateLost('The mirror of discussions is another one');
    return start;
  }
}

/** A build with nothing to do asks for no more than this. */
export async function itemsDigest(log: Pick<PageLog, 'digest' | 'lines'>, length?: number): Promise<LogDigest> {
  return await linesDigest(log, {name: 'items', of: chain, length});
}

/** How long the log was; 0 for a state that is not of one. */
export function lengthIn(state: Uint8Array): number {
  return Number(/^clean [^]*\n\n(\d+)\n[0-9a-f]{64}$/.exec(Buffer.from(state).toString('latin1'))?.[1] ?? 0);
}

function chain(lines: readonly LogLine[]): string {
  return hash('sha256', lines.map((line) => JSON.stringify([line.page, line.quiet ?? false, line.except ?? []])).join('\n'), 'hex');
}
