// The statistics of a build, from the one row of each fold and from the stubs that each collection counted.
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import {historyName} from '../../../stages/dataset/figures/figures-named.ts';
import {tallyCodec, type Tally} from '../../../stages/dataset/tally.ts';
import {tokensMeant} from '../../../stages/tokenize/tokens-named.ts';
import {auditOf, type Audit} from './audit-of.ts';
import type {FiguresEntry} from './figures-entry.ts';
import {firstTokens} from './first-tokens.ts';
import {readValue, rowDigests} from './read-built.ts';
import {repetitionSummary} from './repetition-summary.ts';
import {tokenSummary} from './token-summary.ts';
import {unlistedOf, type Unlisted} from './unlisted-of.ts';

export interface Stats {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly dropped: StubCounts;
  readonly untokenized: StubCounts;
  /** Documents that have a record and stand in no shard. */
  readonly unplaced: StubCounts;
  /** Names of the tallies of tokens by the first tokenizer. */
  readonly counted: readonly string[];
  /** What rules took out. Missing without rules. */
  readonly audit: Audit | undefined;
  /** Files without an outline, by reason. Missing where none was asked for. */
  readonly unoutlined: Readonly<Record<string, number>> | undefined;
  /** What the notice leaves out. */
  readonly unlisted: Unlisted | undefined;
  /** Nothing of a build without `statistics`. */
  readonly figures: FiguresEntry;
}

export async function statsOf(store: Store, built: Pick<Built, 'collections'>): Promise<Stats> {
  const folds = built.collections.map(({name}) => name).filter((name) => name.startsWith('stats.'));
  const tallies = new Map<string, Tally>();
  for (const name of folds) {
    const [sum] = await rowDigests(store, built, name);
    tallies.set(name.slice('stats.'.length), sum === undefined ? {} : await readValue(store, sum, tallyCodec));
  }
  const dropped = stubsOf(built, 'samples.');
  const counted = Object.keys(dropped).map((kind) => firstTokens(built, kind)).filter((name) => tallies.has(name));
  return {tallies, dropped, untokenized: withOwnReasons(built, 'tokens.'), unplaced: withOwnReasons(built, 'sections.'), counted, audit: await auditOf(store, built), unoutlined: built.collections.find(({name}) => name === 'outlines')?.stubs, unlisted: await unlistedOf(store, built), figures: await figuresIn(store, built)};
}

/** Few builds have them. */
async function figuresIn(store: Store, built: Pick<Built, 'collections'>): Promise<FiguresEntry> {
  return built.collections.some(({name}) => name === historyName) ? await (await import('./figures-entry.ts')).figuresEntry(store, built) : {};
}

/** All tokens by the first tokenizer; none when none were counted. */
export function tokensOf({tallies, counted}: Pick<Stats, 'tallies' | 'counted'>): number | null {
  return counted.length === 0 ? null : counted.reduce((sum, name) => sum + (tallies.get(name)?.['tokens'] ?? 0), 0);
}

/** The statistics as they are written beside the dataset. */
function statsFileOf(stats: Stats): Readonly<Record<string, unknown>> {
  const {tallies, dropped, untokenized, unplaced, audit, unoutlined, unlisted, figures} = stats;
  const shown = [...tallies].map(([name, tally]) => [name, name === 'repetition' ? repetitionSummary(tally) : name.startsWith('tokens.') ? tokenSummary(tally) : tally]);
  return {...Object.fromEntries(shown), shares: sharesOf(stats), dropped, ...(tokensOf(stats) === null ? {} : {untokenized}), ...(Object.values(unplaced).some((reasons) => Object.keys(reasons).length > 0) && {unplaced}), ...(audit !== undefined && {redactions: audit.counts}), ...(unoutlined !== undefined && {unoutlined}), ...(unlisted !== undefined && {left_out_of_notice: unlisted}), ...figures};
}

/** What each kind of document is of all, 0 to 1: by documents, by bytes of text, and by tokens of the first tokenizer. */
function sharesOf({tallies, dropped, counted}: Stats): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const kinds = Object.keys(dropped);
  const share = (of: (kind: string) => number) => {
    const all = kinds.reduce((sum, kind) => sum + of(kind), 0);
    return (kind: string) => (all === 0 ? 0 : of(kind) / all);
  };
  const [documents, bytes] = [share((kind) => tallies.get(kind)?.['documents'] ?? 0), share((kind) => tallies.get(kind)?.['bytes'] ?? 0)];
  const tokens = share((kind) => tallies.get(counted.find((name) => tokensMeant(name)?.kind === kind) ?? '')?.['tokens'] ?? 0);
  return Object.fromEntries(kinds.map((kind) => [kind, {documents: documents(kind), bytes: bytes(kind), ...(counted.length === 0 ? {} : {tokens: tokens(kind)})}]));
}

export function statsBytes(stats: Stats): Uint8Array {
  return Buffer.from(`${JSON.stringify(statsFileOf(stats), null, 2)}\n`);
}

type StubCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Rows that could not be had, by kind of document and reason. */
function stubsOf({collections}: Pick<Built, 'collections'>, prefix: string): StubCounts {
  return Object.fromEntries(collections.filter(({name}) => name.startsWith(prefix)).map(({name, stubs}) => [name.slice(prefix.length), stubs]));
}

/** Documents that have a record and no row here. One without a record has none either, and is counted as dropped. */
function withOwnReasons(built: Pick<Built, 'collections'>, prefix: string): StubCounts {
  const dropped = stubsOf(built, 'samples.');
  const own = (name: string, stubs: Readonly<Record<string, number>>) => Object.entries(stubs).filter(([reason]) => dropped[name.split('.')[0] ?? '']?.[reason] === undefined);
  return Object.fromEntries(Object.entries(stubsOf(built, prefix)).map(([kind, stubs]) => [kind, Object.fromEntries(own(kind, stubs))]));
}
