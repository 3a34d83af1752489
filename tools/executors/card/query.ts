// A number as the question that gives it: asked of what a build wrote, and spelled as `jq` would ask it, so that anybody can ask again.
import type {Manifest} from '../build/manifest.ts';

/** Names and indices that lead to a value. `$kind` in a name stands for what the row says of `kind`. */
export type Path = readonly (string | number)[];

export type Query =
  | {readonly in: StoredFile; readonly at: Path}
  /** Of a list's items that are as said, the sum of a member; without one, their number. */
  | {readonly in: StoredFile; readonly each: Path; readonly where: Readonly<Record<string, string>>; readonly add?: string}
  /** Of a record, the members that are called so, whatever stands in the middle of their names. */
  | {readonly in: StoredFile; readonly named: readonly [starts: string, ends: string]; readonly of: Path}
  /** All numbers that there are below. */
  | {readonly in: StoredFile; readonly below: readonly Path[]}
  | {readonly plus: readonly Query[]}
  | {readonly share: Query; readonly whole: Query};

export type StoredFile = 'stats.json' | 'manifest.json';

/** What a row of a table is about: what its first cells say, by the names of their columns. */
export type Row = Readonly<Record<string, string>>;

/** What a build wrote, as its files say it. */
export interface Written {readonly stats: Json; readonly manifest: Pick<Manifest, 'shards' | 'tokenizers' | 'source' | 'totals' | 'licences' | 'root' | 'key'> & Partial<Pick<Manifest, 'phases'>>}

export type Json = null | boolean | number | string | readonly Json[] | {readonly [name: string]: Json};

/** What is not there counts nothing. */
export function ask(query: Query, {stats, manifest}: Written, row: Row = {}): number {
  const read = (file: StoredFile, path: Path): unknown => lookUp(file === 'stats.json' ? stats : manifest, path, row);
  if ('at' in query) return numberIn(read(query.in, query.at));
  if ('each' in query) {
    const items = listIn(read(query.in, query.each)).filter((item) => Object.entries(query.where).every(([name, value]) => lookUp(item, [name], row) === filled(value, row)));
    return query.add === undefined ? items.length : items.reduce<number>((sum, item) => sum + numberIn(lookUp(item, [query.add ?? ''], row)), 0);
  }
  if ('named' in query) return Object.entries(recordIn(read(query.in, query.of))).reduce((sum, [name, value]) => sum + (name.startsWith(query.named[0]) && name.endsWith(query.named[1]) ? numberIn(value) : 0), 0);
  if ('below' in query) return query.below.reduce((sum, path) => sum + numbersBelow(read(query.in, path)), 0);
  if ('plus' in query) return query.plus.reduce((sum, part) => sum + ask(part, {stats, manifest}, row), 0);
  const whole = ask(query.whole, {stats, manifest}, row);
  return whole === 0 ? 0 : ask(query.share, {stats, manifest}, row) / whole;
}

/** As `jq` takes it; `$kind` is given to it by `--arg kind`. */
export function jqOf(query: Query): string {
  if ('at' in query) return `${pathOf(query.at)} // 0`;
  if ('each' in query) return `[${pathOf(query.each)}[]${conditionOf(query.where)}${query.add === undefined ? '] | length' : ` | ${pathOf([query.add])}] | add // 0`}`;
  if ('named' in query) return `[${pathOf(query.of)} | to_entries[] | select(.key | startswith(${textOf(query.named[0])}) and endswith(${textOf(query.named[1])})) | .value] | add // 0`;
  if ('below' in query) return `[(${query.below.map(pathOf).join(', ')}) | .. | numbers] | add // 0`;
  if ('plus' in query) return query.plus.map((part) => `(${jqOf(part)})`).join(' + ');
  return `(${jqOf(query.whole)}) as $all | if $all == 0 then 0 else (${jqOf(query.share)}) / $all end`;
}

/** Which file it is asked of. No query asks two. */
export function fileAsked(query: Query): StoredFile {
  if ('plus' in query) return query.plus.map(fileAsked)[0] ?? 'stats.json';
  return 'share' in query ? fileAsked(query.whole) : query.in;
}

/** What a row has to say for it. */
export function variablesOf(query: Query): readonly string[] {
  return [...new Set([...jqOf(query).matchAll(/\$([a-z]+)/g)].map(([, name = '']) => name))].filter((name) => name !== 'all');
}

/** The value that a path leads to. */
export function lookUp(from: unknown, path: Path, row: Row = {}): unknown {
  return path.reduce<unknown>((value, step) => (typeof step === 'number' ? listIn(value)[step] : own(recordIn(value), filled(step, row))), from);
}

export function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {};
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numbersBelow(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.values(value).reduce<number>((sum, member) => sum + numbersBelow(member), 0) : numberIn(value);
}

function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

const variable = /\$([a-z]+)/g;

function filled(text: string, row: Row): string {
  return text.replace(variable, (_, name: string) => row[name] ?? '');
}

function pathOf(path: Path): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `${at === 0 ? '.' : ''}[${textOf(step)}]`)).join('');
}

function conditionOf(where: Readonly<Record<string, string>>): string {
  const all = Object.entries(where);
  return all.length === 0 ? '' : ` | select(${all.map(([name, value]) => `${pathOf([name])} == ${textOf(value)}`).join(' and ')})`;
}

/** A text with what rows say in it, as a sum of texts. */
function textOf(text: string): string {
  return text.split(/(\$[a-z]+)/).filter((part) => part !== '').map((part) => (/^\$[a-z]+$/.test(part) ? part : JSON.stringify(part))).join(' + ') || '""';
}
