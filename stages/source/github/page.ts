// A page as a forge or a file gave it, and where it stands in the log of pages. Everything that is known of a forge's discussions is made from these, so they are kept raw and for ever.
import {hash} from 'node:crypto';

export interface Page {
  /** Which list it is of: `issues`, `comments`, `remarks`, `pulls`, `requests`, `topics` …, or `import`, or `gone` for what a sweep found missing. */
  readonly list: string;
  /** The repository, as `owner/name`, where only its things are to be taken. */
  readonly of?: string;
  /** The request, without what it was allowed by; of an import, the name of the file. */
  readonly asked: string;
  /** Those that tell how fresh it is. Never one that says who asked. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What stands in the log: a line for each page, in the order they came. The last line of a list says how to go on with it. */
export interface LogLine {
  readonly page: string;
  readonly list: string;
  /** How to go on, as the list has it. */
  readonly mark?: Mark;
  /** It only tells that something changed: another list says what. */
  readonly quiet?: true;
  /** Rows of this page that are not taken: an import does not know better than what came after it was made. */
  readonly except?: readonly string[];
}

export type Mark = Readonly<Record<string, string | number | boolean | null>>;

/** Pages that ever were, in order. One writer, any readers; `append` resolves when the page and its line cannot be lost any more. */
export interface PageLog {
  lines(): Promise<readonly LogLine[]>;
  read(page: string): Promise<Page>;
  append(page: Page, line: Omit<LogLine, 'page'>): Promise<LogLine>;
  /** What all lines come to, under a name that stands for how they are put together. Costs no reading where nothing came since it was last asked. */
  digest(name: string, of: (lines: readonly LogLine[]) => string): Promise<LogDigest>;
}

export interface LogDigest {readonly length: number; readonly digest: string}

/** `of` all lines, or of the first so many, as a former build has seen them. */
export async function linesDigest(log: Pick<PageLog, 'digest' | 'lines'>, {name, of, length}: {readonly name: string; readonly of: (lines: readonly LogLine[]) => string; readonly length?: number | undefined}): Promise<LogDigest> {
  if (length === undefined) return await log.digest(name, of);
  const lines = (await log.lines()).slice(0, length);
  return {length: lines.length, digest: of(lines)};
}

/** One line of JSON that says what was asked, then what was answered. */
export function spellPage({body, ...about}: Page): string {
  return `${JSON.stringify(about)}\n${body}`;
}

export function parsePage(text: string): Page {
  const end = text.indexOf('\n');
  return {...(JSON.parse(text.slice(0, end)) as Omit<Page, 'body'>), body: text.slice(end + 1)};
}

export function nameOfPage(text: string): string {
  return hash('sha256', text, 'hex');
}

/** In memory, for tests. */
export function pagesInMemory(): PageLog & {readonly pages: ReadonlyMap<string, string>} {
  const pages = new Map<string, string>();
  const all: LogLine[] = [];
  return {
    pages,
    lines: async () => [...all],
    digest: async (_name, of) => ({length: all.length, digest: of(all)}),
    async read(page) {
      const text = pages.get(page);
      if (text === undefined) throw new Error(`No page "${page}"`);
      return parsePage(text);
    },
    async append(page, line) {
      const text = spellPage(page);
      const name = nameOfPage(text);
      pages.set(name, text);
      const logged = {page: name, ...line};
      all.push(logged);
      return logged;
    },
  };
}
