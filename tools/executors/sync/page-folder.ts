// The log of pages in a folder: each page a file of its own by what it says, and one line for each in the order they came.
import {readFile, truncate, writeFile, open} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {zstdCompress, zstdDecompress} from 'node:zlib';
import {durableFolder, durableRename} from '../../../cache/durable.ts';
import {appendSynced, textAt} from '../../../cache/synced-text.ts';
import {codeOf, storeErrorOf} from '../../../cache/store-error.ts';
import {tmpFile} from '../../../cache/tmp-files.ts';
import {ForgeFailure} from '../../../stages/source/github/forge-failure.ts';
import {nameOfPage, parsePage, spellPage, type LogLine, type PageLog} from '../../../stages/source/github/page.ts';
import {logDigest} from './log-digest.ts';

const [compress, decompress] = [promisify(zstdCompress), promisify(zstdDecompress)];

/** A page of a forge is a few megabytes at the most; what grows beyond this is no page. */
const largestPage = 512 * 1024 * 1024;

/** For reading. What a writer is adding meanwhile is not seen: a line counts once it has ended. */
export function pageFolder(dir: string): Omit<PageLog, 'append'> {
  const lines = async () => parseLog(await textAt(join(dir, 'log')), dir);
  return {lines, read: (page) => readPageFile(dir, page), digest: (name, of) => logDigest(dir, {name, of, lines})};
}

/**
 * For the one who holds the lock. Why nothing is lost and no more than a page is asked for again:
 *   1. A page has its name only once all of it is on the disk.
 *   2. Its line, which moves the cursor of its list, is written after that, and is on the disk before anything more is asked.
 *   3. Half a line, which a crash left, is cut off before anything is added.
 */
export async function writablePageFolder(dir: string): Promise<PageLog> {
  const log = join(dir, 'log');
  const tmp = join(dir, 'tmp');
  await durableFolder(join(dir, 'pages'));
  await durableFolder(tmp);
  const lines = [...parseLog(await withoutHalfLine(log), dir)];
  return {
    lines: async () => lines,
    read: (page) => readPageFile(dir, page),
    digest: async (_name, of) => ({length: lines.length, digest: of(lines)}),
    async append(page, line) {
      try {
        const text = spellPage(page);
        const logged: LogLine = {page: nameOfPage(text), ...line};
        const path = pathOf(dir, logged.page);
        await durableFolder(join(path, '..'));
        const half = tmpFile(tmp, 'page');
        await using file = await open(half, 'wx', 0o644);
        await file.writeFile(await compress(text));
        await file.sync();
        await durableRename(half, path);
        await appendSynced(log, `${JSON.stringify(logged)}\n`);
        lines.push(logged);
        return logged;
      } catch (cause) {
        throw storeErrorOf(cause, dir);
      }
    },
  };
}

function pathOf(dir: string, page: string): string {
  return join(dir, 'pages', page.slice(0, 2), `${page}.zst`);
}

async function readPageFile(dir: string, name: string): Promise<ReturnType<typeof parsePage>> {
  const path = pathOf(dir, name);
  try {
    const text = (await decompress(await readFile(path), {maxOutputLength: largestPage})).toString('utf8');
    if (nameOfPage(text) === name) return parsePage(text);
  } catch (cause) {
    const code = codeOf(cause);
    if (code !== undefined && !/^(?:ENOENT|ZSTD_|ERR_BUFFER_TOO_LARGE|Z_)/.test(code)) throw storeErrorOf(cause, dir);
  }
  throw damaged(path);
}

async function withoutHalfLine(log: string): Promise<string> {
  const bytes = await readFile(log).catch(async (cause: unknown) => {
    if (codeOf(cause) !== 'ENOENT') throw cause;
    await writeFile(log, '', {flag: 'a'});
    return Buffer.alloc(0);
  });
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) await truncate(log, end);
  return bytes.toString('utf8', 0, end);
}

function parseLog(text: string, dir: string): readonly LogLine[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole.split('\n').slice(0, -1).map((line): LogLine => {
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === 'object' && value !== null && 'page' in value && typeof value.page === 'string' && /^[0-9a-f]{64}$/.test(value.page) && 'list' in value && typeof value.list === 'string') return value as LogLine;
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
    }
    throw damaged(join(dir, 'log'));
  });
}

function damaged(where: string): ForgeFailure {
  return new ForgeFailure({kind: 'damaged-page', what: 'The mirror of discussions is damaged', where});
}
