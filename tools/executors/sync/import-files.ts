// Files, folders of files and other mirrors as pages: whatever was dumped on a machine that has a network.
import {readdir, readFile, stat} from 'node:fs/promises';
import {basename, extname, join} from 'node:path';
import {codeOf, storeErrorOf} from '../../../cache/store-error.ts';
import {ForgeFailure} from '../../../stages/source/github/forge-failure.ts';
import {importPage, type Imported} from '../../../stages/source/github/import-page.ts';
import {knownItems} from '../../../stages/source/github/known-items.ts';
import type {LogLine, Page, PageLog} from '../../../stages/source/github/page.ts';
import {pageFolder} from './page-folder.ts';

export interface Importing {readonly log: PageLog; readonly repository: string; readonly paths: readonly string[]; readonly told: (text: string) => void}

export async function importFiles({log, repository, paths, told}: Importing, signal: AbortSignal): Promise<Imported> {
  const known = await knownItems(log, signal);
  const empty = (await log.lines()).length === 0;
  const sum = {items: 0, older: 0, refused: new Map<string, number>()};
  for (const path of paths) {
    for await (const {line, ...page} of pagesAt(path, repository)) {
      signal.throwIfAborted();
      const {items, older, refused} = await importPage(log, known, page, empty ? line : undefined);
      sum.items += items;
      sum.older += older;
      for (const [reason, count] of refused) sum.refused.set(reason, (sum.refused.get(reason) ?? 0) + count);
    }
    told(`Imported ${path}`);
  }
  return sum;
}

async function* pagesAt(path: string, repository: string): AsyncGenerator<Marked> {
  if (await isFile(path)) return yield* archived.test(path) ? pagesOfArchive(path, repository) : onePage(path, repository);
  const names = await namesIn(path);
  if (names.includes('log') && names.includes('pages')) return yield* pagesOfMirror(path);
  const files = names.filter((name) => dumped.has(extname(name).toLowerCase())).sort();
  if (files.length === 0) throw unreadable(path);
  for (const name of files) yield await pageOf(join(path, name), repository);
}

type Marked = Page & {readonly line?: Omit<LogLine, 'page'>};

const dumped = new Set(['.json', '.jsonl', '.ndjson']);

async function* onePage(path: string, repository: string): AsyncGenerator<Marked> {
  yield await pageOf(path, repository);
}

const archived = /\.(?:tar|tar\.gz|tgz)$/i;

async function* pagesOfArchive(path: string, repository: string): AsyncGenerator<Marked> {
  const {archiveEntries} = await import('./archive-entries.ts');
  try {
    for await (const {name, text} of archiveEntries(path, (name) => dumped.has(extname(name).toLowerCase()))) yield {list: 'import', of: repository, asked: `${basename(path)} ${name}`, headers: {}, body: text};
  } catch {
    throw unreadable(path);
  }
}

/** With how to go on with each list: an empty mirror goes on where the other one stopped. */
async function* pagesOfMirror(path: string): AsyncGenerator<Marked> {
  const other = pageFolder(path);
  for (const {page, ...line} of await other.lines()) yield {...(await other.read(page)), line};
}

async function pageOf(path: string, repository: string): Promise<Page> {
  const body = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw storeErrorOf(cause, path);
  });
  return {list: 'import', of: repository, asked: basename(path), headers: {}, body};
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch((cause: unknown) => {
    throw codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR' ? unreadable(path) : storeErrorOf(cause, path);
  });
  return found.isFile();
}

async function namesIn(path: string): Promise<readonly string[]> {
  return await readdir(path).catch((cause: unknown) => {
    throw codeOf(cause) === 'ENOTDIR' ? unreadable(path) : storeErrorOf(cause, path);
  });
}

function unreadable(where: string): ForgeFailure {
  return new ForgeFailure({kind: 'unreadable-import', what: 'Could not read what is to be imported', where});
}
