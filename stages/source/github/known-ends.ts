// The ends and versions of requests, out of the pages of a mirror: read only where the log has grown.
import {hash} from 'node:crypto';
import {endsOf, type KnownEnds, type RequestEnds} from '../git/requests/request-ends.ts';
import type {Item} from './item.ts';
import {lastWords} from './last-words.ts';
import {linesDigest, type LogDigest, type LogLine, type PageLog} from './page.ts';

/** `length`: only so many lines of the log, as a former build has seen it. `undefined` where nothing is mirrored, or was. */
export async function knownEnds({log, length}: {readonly log: Omit<PageLog, 'append'>; readonly length?: number | undefined}): Promise<KnownEnds | undefined> {
  const seen = await linesDigest(log, {name: 'ends', of: chain, length});
  if ((length ?? seen.length) === 0) return undefined;
  const linesOf = async () => (await log.lines()).slice(0, seen.length);
  return {
    state: spelled(seen),
    async follows(state) {
      if (state === '') return true;
      const [before = ''] = state.split('.');
      const lines = (await linesOf()).slice(0, Number(before));
      return spelled({length: lines.length, digest: chain(lines)}) === state;
    },
    read: async (signal) => await readEnds({log, lines: await linesOf()}, signal),
  };
}

/** How many lines a former state has seen. */
export function endsLengthIn(state: Uint8Array): number {
  return Number(/^ends (\d+)\./m.exec(Buffer.from(state).toString('latin1'))?.[1] ?? 0);
}

function spelled({length, digest}: LogDigest): string {
  return `${length}.${digest}`;
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
