// Sheets as Markdown. Every column of numbers has a footnote: the query that gives it, with what the row says.
import {ask, fileAsked, jqOf, variablesOf, type Query, type Written} from './query.ts';
import {spelled, type Sheet} from './sheet.ts';

export interface Footnotes {
  /** A mark for the footnote that names this query. Equal queries share one. */
  mark(query: Query): string;
  text(): string;
}

export function footnotes(): Footnotes {
  const numbers = new Map<string, number>();
  return {
    mark(query) {
      const spelling = noteOf(query);
      const number = numbers.get(spelling) ?? numbers.size + 1;
      numbers.set(spelling, number);
      return `[^${number}]`;
    },
    text: () => [...numbers].map(([spelling, number]) => `[^${number}]: ${spelling}`).join('\n'),
  };
}

/** No query of ours has a backtick. */
function noteOf(query: Query): string {
  const given = variablesOf(query).map((name) => `--arg ${name} …`);
  return `\`jq ${[...given, `'${jqOf(query)}'`, fileAsked(query)].join(' ')}\``;
}

export function sheetText({title, about, heads, columns, rows, remark}: Sheet, written: Written, notes: Footnotes): string {
  if (rows.length === 0) return '';
  const head = [...heads.map(({name, title}) => (name === title ? name : `${title} (\`$${name}\`)`)), ...columns.map(({title, query}) => `${title}${notes.mark(query)}`), ...(remark === undefined ? [] : [remark.title])];
  const rule = [...heads.map(() => '---'), ...columns.map(() => '---:'), ...(remark === undefined ? [] : ['---'])];
  const body = rows.map((row) => [...heads.map(({name}) => cellText(row[name] ?? '')), ...columns.map(({query, as}) => spelled(ask(query, written, row), as)), ...(remark === undefined ? [] : [cellText(remark.of(row))])]);
  return [`### ${title}`, '', about, '', ...[head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`), ''].join('\n');
}

/** A text that a repository or a person may have chosen, as nothing but text: no mark of Markdown, no tag, no link. */
export function cellText(text: string): string {
  return text === '' ? '–' : plainText(text);
}

export function plainText(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  return line.replace(/[&<>]/g, (mark) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[mark] ?? '').replace(/[\\`*_[\](){}#+!|~^@$:-]/g, (mark) => (/[-(){}#+!$]/.test(mark) ? mark : /[:@]/.test(mark) ? `&#${mark.charCodeAt(0)};` : `\\${mark}`)).replace(/www\./gi, (word) => `${word.slice(0, 3)}&#46;`);
}
