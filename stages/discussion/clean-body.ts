// Takes out of a text what nobody wrote for it: comments of HTML, what stood in its template, quoted answers, signatures. What is within fences of code stays.
import {withoutHtmlComments} from './html-comments.ts';
import {linesOutside} from './lines-outside.ts';
import {quotedMail} from './mail/quoted-mail.ts';
import {signatureAt} from './mail/signature-at.ts';
import type {TemplateText} from './template/template-text.ts';
import {withoutTemplate} from './template/without-template.ts';

export interface Around {
  /** What it may have been begun with; none of an answer. */
  readonly templates: readonly TemplateText[];
  /** Trimmed lines of what was said before, which a reply may quote. */
  readonly earlier: ReadonlySet<string>;
}

export type Removed = 'html comment' | 'template' | 'checklist' | 'quote' | 'signature';

export interface CleanBody {readonly body: string; readonly removed: readonly Removed[]}

export function cleanBody(raw: string, {templates, earlier}: Around): CleanBody {
  const removed = new Set<Removed>();
  const all = linesOutside(raw.replace(/\r\n?/g, '\n'));
  const lines = withoutHtmlComments(all);
  if (lines.length !== all.length || lines.some((one, at) => one !== all[at])) removed.add('html comment');
  const mailed = quotedMail(lines.map(({line, code}) => (code ? '' : line.trim())));
  const unquoted = lines.filter(({line, code}, at) => !mailed.has(at) && (code || !isQuoteOf(line.trim(), earlier)));
  if (unquoted.length < lines.length) removed.add('quote');
  const end = signatureAt(unquoted.map(({line, code}) => (code ? shown : line)));
  if (end < unquoted.length) removed.add('signature');
  const own = withoutTemplate(unquoted.slice(0, end), templates);
  for (const reason of own.removed) removed.add(reason);
  const body = own.lines.map(({line}) => line).join('\n').replace(/\n{3,}/g, '\n\n').replace(/^\n+|\s+$/g, '');
  return {body, removed: [...removed].sort()};
}

/** In place of a line of code, which is no signature and ends none. */
const shown = '`';

/** Only what was said before is a quotation of it; a text may quote others to make its point. */
function isQuoteOf(line: string, earlier: ReadonlySet<string>): boolean {
  return line.startsWith('>') && (earlier.has(line.replace(/^[> ]+/, '').trim()) || /^[> ]+$/.test(line));
}
