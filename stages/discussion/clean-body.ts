// Takes out of a text what nobody wrote for it: comments of HTML, lines of a template, quoted answers, signatures. What is within fences of code stays.
import {withoutHtmlComments} from './html-comments.ts';
import {linesOutside} from './lines-outside.ts';

export interface Around {
  /** Lines of the repository's templates, trimmed. */
  readonly template: ReadonlySet<string>;
  /** Trimmed lines of what was said before, which a reply may quote. */
  readonly earlier: ReadonlySet<string>;
}

export type Removed = 'html comment' | 'template' | 'checklist' | 'quote' | 'signature';

export interface CleanBody {readonly body: string; readonly removed: readonly Removed[]}

export function cleanBody(raw: string, {template, earlier}: Around): CleanBody {
  const removed = new Set<Removed>();
  const all = linesOutside(raw.replace(/\r\n?/g, '\n'));
  const lines = withoutHtmlComments(all);
  if (lines.length !== all.length || lines.some((one, at) => one !== all[at])) removed.add('html comment');
  const end = signatureAt(lines.map(({line, code}) => (code ? '' : line)));
  if (end < lines.length) removed.add('signature');
  const kept = lines.slice(0, end).filter(({line, code}) => {
    const reason = code ? undefined : reasonOf(line.trim(), {template, earlier});
    if (reason !== undefined) removed.add(reason);
    return reason === undefined;
  });
  const body = kept.map(({line}) => line).join('\n').replace(/\n{3,}/g, '\n\n').replace(/^\n+|\s+$/g, '');
  return {body, removed: [...removed].sort()};
}

function reasonOf(line: string, {template, earlier}: Around): Removed | undefined {
  if (line === '') return undefined;
  if (template.has(line)) return /^[-*+] \[ \]/.test(line) ? 'checklist' : 'template';
  // Ticked, it is the template's all the same.
  if (/^[-*+] \[[xX]\]/.test(line) && template.has(line.replace(/\[[xX]\]/, '[ ]'))) return 'checklist';
  if (/^On .{4,120} wrote:$/.test(line)) return 'quote';
  // Only what was said before is a quotation of it; a text may quote others to make its point.
  return line.startsWith('>') && (earlier.has(line.replace(/^[> ]+/, '').trim()) || /^[> ]+$/.test(line)) ? 'quote' : undefined;
}

/** Where a signature begins, or how many lines there are. */
function signatureAt(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  for (let at = last; at >= Math.max(0, last - mostOfSignature); at--) {
    const line = lines[at] ?? '';
    if (!/^--\s*$/.test(line) && !/^(?:Sent from my \w+|Reply to this email directly|You are receiving this because)/.test(line.trim())) continue;
    if (lines.slice(at).every((below) => below.length <= longestLine)) return /^[—-]+\s*$/.test(lines[at - 1] ?? '') ? at - 1 : at;
  }
  return lines.length;
}

const mostOfSignature = 6;
const longestLine = 200;
