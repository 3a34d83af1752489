// The ends and versions of requests, out of the pages of a mirror: read only where the log has grown.
import {hash} from 'node:crypto';
import {endsOf, type KnownEnds, type RequestEnds} from '../git/requests/request-ends.ts';
import type {Item} from './item.ts';
import {lastWords} from './last-words.ts';
import type {LogDigest, LogLine, PageLog} from './page.ts';

/** `length`: only so many lines of the log, as a former build has seen it. */
export async function knownEnds({log, length}: {readonly log: Omit<PageLog, 'append'>; readonly length?: number}): Promise<KnownEnds> {
  const seen = length === undefined ? await endsDigest(log) : undefined;
  const linesOf = async () => (await log.lines()).slice(0, seen?.length ?? length);
  const state = seen === undefined ? spelled(await linesOf()) : `${seen.length}.${seen.digest}`;
  return {
    state,
    async follows(state) {
      const before = Number(state.split('.')[0]);
      if (state === '') return true;
      const lines = await linesOf();
      return before <= lines.length && spelled(lines.slice(0, before)) === state;
    },
    read: async (signal) => await readEnds({log, lines: await linesOf()}, signal),
  };
}

/** A build with nothing to do asks for no more than this. */
export function endsDigest(log: Pick<PageLog, 'digest'>): Promise<LogDigest> {
  return log.digest('ends', chain);
}

/** How many lines a former state has seen. */
export function endsLengthIn(state: Uint8Array): number {
  return Number(/^ends (\d+)\./m.exec(Buffer.from(state).toString('latin1'))?.[1] ?? 0);
}

function spelled(lines: readonly LogLine[]): string {
  return `${lines.length}.${chain(lines)}`;
}

function chain(lines: readonly LogLine[]): string {
  return hash('sha256', lines.map((line) => JSON.stringify([line.page, line.quiet, line.except])).join('\n'), 'hex');
}

/** Texts are let go at once. */
async function readEnds(pages: {readonly log: Pick<PageLog, 'read'>; readonly lines: readonly LogLine[]}, signal: AbortSignal): Promise<readonly RequestEnds[]> {
  const items = new Map<number, Item[]>();
  const gone = new Set<number>();
  for await (const found of lastWords(pages, signal)) {
    for (const id of found.gone) if (/ (?:topic|request)$/.test(id)) gone.add(Number(id.split(' ')[0]));
    for (const {item} of found.read) if (hasEnds(item)) items.set(item.number, [...(items.get(item.number) ?? []), withoutText(item)]);
  }
  const numbers = [...new Set([...items.keys(), ...gone])].sort((a, b) => a - b);
  return numbers.flatMap((number): readonly RequestEnds[] => {
    const own = items.get(number) ?? [];
    if (gone.has(number)) return [{number, versions: [], gone: true}];
    // An issue has events, too, and no ends.
    return own.some(({kind}) => kind === 'request') ? [endsOf(number, own)] : [];
  });
}

function hasEnds({kind}: Item): boolean {
  return kind === 'request' || kind === 'review' || kind === 'remark' || kind === 'event';
}

function withoutText(item: Item): Item {
  return 'body' in item ? {...item, body: ''} : item;
}
