// The texts of leaves, made again from git: where each stands, its raw bytes, what is left of them, and for a change what git says of two of them.
import {join} from 'node:path';
import type {Redaction} from '../../../stages/clean/clean-text.ts';
import type {RequestChange} from '../../../stages/source/git/requests/request-change.ts';
import {temporaryFolder} from '../verify/temporary-folder.ts';
import {blobAgain, type BlobText} from './again/blob-again.ts';
import {commitAgain, type CommitTexts} from './again/commit-again.ts';
import {commitText} from './again/commit-text.ts';
import {discussionsAgain} from './again/discussions-again.ts';
import {gitHunks, type Sides} from './again/git-hunks.ts';
import {rawObjects} from './git-asked.ts';
import {leafOrigin, type LeafAsked, type LeafOrigin, type PairNamed} from './leaf-origin.ts';
import {findStandings, standingsOf, type Between, type Standing} from './standing.ts';
import type {Workbench} from './workbench.ts';

export type LeafAgain =
  | {readonly bytes: Buffer; readonly redactions: readonly Redaction[]; readonly where: (from: number, to: number) => string}
  | {readonly untraced: string; readonly where: string}
  | {readonly what: 'source' | 'place'; readonly wrong: string; readonly where: string};

interface Found {readonly asked: LeafAsked; readonly origin: LeafOrigin; readonly standings: readonly Standing[]}

/** In the order asked. A few documents at a time: their raw texts are at hand all at once. */
export async function leavesAgain(bench: Workbench, all: readonly LeafAsked[]): Promise<readonly LeafAgain[]> {
  const origins: LeafOrigin[] = [];
  for (const asked of all) origins.push(await leafOrigin(bench.finished, asked));
  const commits = await commitsOf(bench, all, origins);
  const found = all.map((asked, at): Found => {
    const origin = origins[at] ?? {kind: 'none', why: 'nothing is known of it'};
    return {asked, origin, standings: standings(bench, {asked, origin, commits})};
  });
  const places = await findStandings(bench.repository, found.flatMap((one) => one.standings), bench.rules !== '');
  const raw = await rawObjects(bench.repository, origins.flatMap(oidsOf));
  const blob = blobs(bench, raw);
  const hunks = await hunksOf(bench, origins, blob);
  const discussed = await discussionsAgain(bench, found.flatMap(({origin, asked}) => (origin.kind === 'discussion' ? [{row: origin.row, leaf: asked.leaf}] : [])));
  return await Promise.all(found.map((one) => again(one)));

  async function again({asked, origin, standings}: Found): Promise<LeafAgain> {
    if (origin.kind === 'none') return {what: 'place', wrong: origin.why, where: asked.leaf.slice(0, 64)};
    if (origin.kind === 'discussion') return discussed.get(asked.leaf) ?? {what: 'source', wrong: 'the store has lost its text', where: `discussion ${origin.row.id}`};
    if (origin.kind === 'commit') return await commitText(bench, {...asked, oid: origin.oid, texts: commits.get(origin.oid)});
    const {path} = origin.kind === 'file' ? origin : origin.pair;
    const astray = standings.find((standing) => places.get(standing) === undefined);
    const commit = places.get(standings.at(-1) ?? nowhere) ?? '';
    const where = bench.words.file({commit: commit === '' ? (astray?.commits[0] ?? '') : commit, path}, Buffer.alloc(0), {from: 0, to: 0}).replace(/:1$/, '');
    const gone = oidsOf(origin).find((oid) => !raw.has(oid));
    // Git makes a merge again to compare with it, and keeps nothing of it.
    if (gone !== undefined && bench.merges === 'remerge' && (commits.get(asked.sample.when.oid)?.parents.length ?? 0) > 1) return {untraced: 'one side is a merge that git made again and does not keep', where};
    if (gone !== undefined) return {what: 'source', wrong: `git has no object ${gone}`, where};
    if (astray !== undefined) return {what: 'place', wrong: `git does not have ${astray.oid} there`, where};
    if (origin.kind !== 'pair') {
      const text = blob(origin.oid);
      if (text === undefined || 'wrong' in text) return {what: 'source', wrong: text?.wrong ?? 'git does not have it', where};
      return {bytes: text.bytes, redactions: text.redactions, where: (from, to) => bench.words.file({commit, path}, text.bytes, {from, to})};
    }
    const patch = hunks.get(origin);
    if (patch === undefined || 'wrong' in patch) return {what: 'source', wrong: patch?.wrong ?? 'git compares nothing', where};
    return {bytes: patch.bytes, redactions: [], where: (from, to) => bench.words.change({commit, path}, patch.bytes, {from, to})};
  }
}

const nowhere: Standing = {oid: '', path: '', commits: [], exact: true};

function oidsOf(origin: LeafOrigin): readonly string[] {
  if (origin.kind === 'file' || origin.kind === 'side') return [origin.oid];
  return origin.kind === 'pair' ? [...origin.pair.before, origin.pair.after].filter((oid) => oid !== '') : [];
}

/** Those that leaves are of, and those that changes happened in. */
async function commitsOf({repository}: Workbench, all: readonly LeafAsked[], origins: readonly LeafOrigin[]): Promise<ReadonlyMap<string, CommitTexts>> {
  const oids = origins.flatMap((origin, at) => (origin.kind === 'commit' ? [origin.oid] : origin.kind === 'pair' || origin.kind === 'side' ? [all[at]?.sample.when.oid ?? ''] : []));
  const raw = await rawObjects(repository, oids.filter((oid) => oid !== ''));
  return new Map([...raw].map(([oid, bytes]) => [oid, commitAgain(bytes)]));
}

function standings({files}: Workbench, {asked: {sample}, origin, commits}: {readonly asked: LeafAsked; readonly origin: LeafOrigin; readonly commits: ReadonlyMap<string, CommitTexts>}): readonly Standing[] {
  if (origin.kind === 'file') {
    const [train, val] = files.cuts?.split(' ') ?? [files.commit, files.commit];
    const commit = origin.since === undefined ? train : origin.since === 'val' ? val : files.commit;
    return [{oid: origin.oid, path: origin.path, commits: commit === undefined ? [] : [commit], exact: true}];
  }
  if (origin.kind !== 'pair' && origin.kind !== 'side') return [];
  const own = sample.when.oid;
  const between: Between = origin.request === undefined ? {from: commits.get(own)?.parents ?? [], to: [own]} : betweenOf(origin.request);
  const both = standingsOf(origin.pair, between);
  return origin.kind === 'pair' ? both : both.filter(({oid}) => oid === origin.oid).slice(-1);
}

/** A request is shown as a whole, as it was first, and from version to version. */
function betweenOf({base, head, first, moves}: RequestChange): Between {
  const some = (commits: readonly (string | undefined)[]) => commits.flatMap((commit) => (commit === undefined || commit === '' ? [] : [commit]));
  return {from: some([base, first?.base, ...moves.flatMap(({from, bases = []}) => [from, ...bases])]), to: some([head, first?.head, ...moves.map(({to}) => to)])};
}

/** Each is cleaned once. */
function blobs({rules, audit, hashOf}: Workbench, raw: ReadonlyMap<string, Buffer>): (oid: string) => BlobText | undefined {
  const known = new Map<string, BlobText>();
  return (oid) => {
    const bytes = raw.get(oid);
    if (bytes === undefined) return undefined;
    const text = known.get(oid) ?? blobAgain({oid, raw: bytes, rules, audited: audit.ofBlob(oid), hashOf});
    known.set(oid, text);
    return text;
  };
}

type Patch = {readonly bytes: Buffer} | {readonly wrong: string};

async function hunksOf({repository, context, finished}: Workbench, origins: readonly LeafOrigin[], blob: (oid: string) => BlobText | undefined): Promise<ReadonlyMap<LeafOrigin, Patch>> {
  const sides: {readonly origin: LeafOrigin; readonly sides: Sides}[] = [];
  const patches = new Map<LeafOrigin, Patch>();
  for (const origin of origins) {
    if (origin.kind !== 'pair') continue;
    const texts = textsOf(origin.pair, blob);
    if ('wrong' in texts) patches.set(origin, texts);
    else sides.push({origin, sides: texts});
  }
  if (sides.length === 0) return patches;
  await using folder = await temporaryFolder(finished.dataset.store);
  const hunks = await gitHunks({...repository, gitDir: join(folder.path, 'compared.git')}, sides.map(({sides}) => sides), context);
  for (const [at, {origin}] of sides.entries()) patches.set(origin, {bytes: hunks[at] ?? Buffer.alloc(0)});
  return patches;
}

function textsOf({before, after}: PairNamed, blob: (oid: string) => BlobText | undefined): Sides | {readonly wrong: string} {
  const texts = [...before, after].map((oid) => (oid === '' ? undefined : (blob(oid) ?? {wrong: 'git does not have it'})));
  const wrong = texts.find((text) => text !== undefined && 'wrong' in text);
  if (wrong !== undefined && 'wrong' in wrong) return wrong;
  const bytes = texts.map((text) => (text === undefined || 'wrong' in text ? undefined : text.bytes));
  return {before: bytes.slice(0, -1), after: bytes.at(-1)};
}
