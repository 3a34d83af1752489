// The templates that a repository had and has, as rows by kind: read along the line that a forge shows, from where a former state ended.
import {StateLost, type Feed, type FeedChange, type Past} from '../../../../graph/feed.ts';
import {stubDigest} from '../../../../graph/value/stub.ts';
import {open, seal} from '../../../../graph/value/wire.ts';
import {forgetter} from '../../../forget/forgetter.ts';
import {noForgetting, spellRules, type ForgetRules} from '../../../forget/forget-rules.ts';
import {parseCommit} from '../commit-object.ts';
import {GitFailure} from '../git-failure.ts';
import type {Git} from '../git-process.ts';
import type {Mirror} from '../mirror.ts';
import {objectBytes} from '../object-bytes.ts';
import {objectReader, type ObjectReader} from '../object-reader.ts';
import {emptyTreeOf} from '../empty-tree.ts';
import {lineChanges, lineCommits, type LineCommit} from './line-changes.ts';
import {readTreeObject, standingTemplates, type Standing} from './standing-templates.ts';
import {templateHistoryCodec, type TemplateHistory} from './template-history.ts';
import type {Templated} from './template-place.ts';

export interface TemplateFeedOptions {
  readonly mirror: Pick<Mirror, 'dir' | 'boundary' | 'kind'>;
  /** The tip of the line; none before the first commit. */
  readonly mainline: string | undefined;
  readonly forget?: ForgetRules | undefined;
}

const kinds = ['issue', 'request'] as const;

type Versions = Map<string, {readonly kind: Templated; readonly blob: string; readonly form: boolean; readonly times: [number, number | null][]}>;

export function templateFeed(git: Git, {mirror, mainline, forget = noForgetting}: TemplateFeedOptions): Feed {
  const rules = [...spellRules(forget, 'files'), ...mirror.boundary.map((oid) => `boundary ${oid}`), '', 'line '].join('\n');
  const forgets = forgetter(forget);
  return {
    state: Buffer.from(`${rules}${mainline ?? ''}`, 'latin1'),
    version: 1,
    async *changes(from, past, signal) {
      if (mainline === undefined) return void (from !== undefined && (yield kinds.map((kind) => ({id: kind, digest: undefined}))));
      const reader = objectReader(git, {gitDir: mirror.dir, verify: mirror.kind === 'local'});
      try {
        yield await rows(reader, mainline, {from, past}, signal);
      } catch (failure) {
        if (!(failure instanceof GitFailure) || !failure.missesObject) throw failure;
        yield kinds.map((kind) => ({id: kind, digest: stubDigest('an object of the history of templates is missing')}));
      } finally {
        await reader.close();
      }
    },
  };

  async function rows(reader: ObjectReader, tip: string, {from, past}: {readonly from: Uint8Array | undefined; readonly past: Past}, signal: AbortSignal): Promise<readonly FeedChange[]> {
    const commits = await lineCommits(git, {gitDir: mirror.dir, tip, not: mirror.boundary}, signal);
    const start = from === undefined ? 0 : startAfter(from, commits);
    const before = from === undefined ? [] : await past(kinds);
    const versions: Versions = from === undefined ? new Map() : formerVersions(before);
    // What stood before the line can be seen has been there for ever.
    const below = start > 0 ? commits[start - 1]?.tree : await treeOf(reader, commits[0]?.parent, signal);
    const templates = standingTemplates(reader, below === undefined ? [] : await readTreeObject(reader, below, signal));
    if (start === 0) note(versions, await standing(templates), 0);
    for await (const {at, changes} of lineChanges(git, {gitDir: mirror.dir, from: below ?? emptyTreeOf(tip), commits: commits.slice(start)}, signal)) {
      if (templates.take(changes)) note(versions, await standing(templates), at);
    }
    const rows = kinds.map((kind) => ({id: kind, ...seal(templateHistoryCodec, historyOf(versions, kind))}));
    return rows.filter(({bytes}, at) => before[at] === undefined || !Buffer.from(before[at]).equals(bytes));

    async function standing(of: typeof templates): Promise<readonly Standing[]> {
      return (await of.standing(signal)).filter(({path}) => !forgets.path(path));
    }
  }

  function startAfter(state: Uint8Array, commits: readonly LineCommit[]): number {
    const text = Buffer.from(state).toString('latin1');
    const start = commits.findIndex(({oid}) => oid === text.slice(rules.length)) + 1;
    if (!text.startsWith(rules) || start === 0) throw new StateLost('Templates were read along another line before');
    return start;
  }
}

/** Of the former rows; a row that could not be had is read anew with all others. */
function formerVersions(before: Awaited<ReturnType<Past>>): Versions {
  const versions: Versions = new Map();
  for (const [at, bytes] of before.entries()) {
    const kind = kinds[at];
    if (bytes === undefined || kind === undefined) throw new StateLost('Templates could not be read before');
    for (const {blob, form, times} of templateHistoryCodec.decode(open(bytes).payload, []).versions) versions.set(nameOf({kind, blob, form}), {kind, blob, form, times: times.map(([since, until]) => [since, until])});
  }
  return versions;
}

/** From `at` on, just these are in force. */
function note(versions: Versions, standing: readonly Standing[], at: number): void {
  const now = new Set(standing.map(nameOf));
  for (const [name, {times}] of versions) {
    const last = times.at(-1);
    if (last !== undefined && last[1] === null && !now.has(name)) last[1] = at;
  }
  for (const one of standing) {
    const name = nameOf(one);
    const version = versions.get(name) ?? {kind: one.kind, blob: one.blob, form: one.form, times: []};
    versions.set(name, version);
    if (version.times.at(-1)?.[1] !== null) version.times.push([at, null]);
  }
}

function nameOf({kind, blob, form}: Pick<Standing, 'kind' | 'blob' | 'form'>): string {
  return `${kind} ${blob} ${form}`;
}

function historyOf(versions: Versions, of: Templated): TemplateHistory {
  const own = [...versions].filter(([, {kind}]) => kind === of).sort(([a], [b]) => (a < b ? -1 : 1));
  return {versions: own.map(([, {blob, form, times}]) => ({blob, form, times}))};
}

async function treeOf(reader: ObjectReader, oid: string | undefined, signal: AbortSignal): Promise<string | undefined> {
  const [object] = oid === undefined ? [] : await reader.read([oid], signal);
  const commit = objectBytes(object, 'commit');
  return commit && parseCommit(commit).tree;
}
