// Which issues a text says it closes, and which it only mentions. What is quoted, shown as code or hidden in a comment says nothing.
import {withoutHtmlComments} from '../html-comments.ts';
import {linesOutside} from '../lines-outside.ts';

export interface IssueReferences {readonly closes: readonly number[]; readonly mentions: readonly number[]}

const longest = 65_536;
/** A text that names more is a list of somebody's work. */
export const mostReferences = 64;

const reference = /(?:(?<![\w/-])(?<keyword>close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?::\s*|\s+))?(?:https?:\/\/(?<host>[\w.-]{1,100})\/(?<path>[\w.-]{1,100}\/[\w.-]{1,100})\/(?:issues|pull)\/(?<linked>[1-9]\d{0,8})\b|(?<![\w/&#.-])(?<of>[\w.-]{1,100}\/[\w.-]{1,100})?#(?<bare>[1-9]\d{0,8})\b(?![\w-]))/gi;

/** `repository`: as `owner/name`. References to others, and to the pages of other hosts' repositories, are of others. */
export function issueReferences(text: string, repository: string): IssueReferences {
  const [closes, all] = [new Set<number>(), new Set<number>()];
  for (const {groups} of saidIn(text).matchAll(reference)) {
    const {keyword, path, of, linked, bare} = groups ?? {};
    const where = path ?? of;
    if (where !== undefined && where.toLowerCase() !== repository.toLowerCase()) continue;
    const number = Number(linked ?? bare);
    all.add(number);
    if (keyword !== undefined) closes.add(number);
  }
  if (all.size > mostReferences) return {closes: [], mentions: []};
  const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
  return {closes: sorted([...closes]), mentions: sorted([...all].filter((number) => !closes.has(number)))};
}

function saidIn(text: string): string {
  const lines = withoutHtmlComments(linesOutside(text.slice(0, longest)));
  return lines.filter(({line, code}) => !code && !/^ {0,3}>/.test(line)).map(({line}) => line.replace(/(`+)(?!`)[^`\n]*?\1(?!`)/g, ' ')).join('\n');
}
