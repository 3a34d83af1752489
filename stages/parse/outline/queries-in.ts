// Which database queries a stretch of code spells: texts that begin as SQL does, by these rules. Comments are left out by whoever asks.
import {plainHash} from './walk/plain-hash.ts';

interface QueryRule {
  readonly what: string;
  /** What follows the opening quote. */
  readonly begins: RegExp;
  /** Names the table. A text that goes on otherwise is prose. */
  readonly table: RegExp;
}

const table = String.raw`[\s"'\`\[]*(?<table>[\w$.]+)`;

const rules: readonly QueryRule[] = [
  {what: 'select', begins: /^(?:select|with)\b/i, table: RegExp(String.raw`^(?:with\b[^;]*?\b)?select\b[^;]*?\bfrom\s${table}`, 'i')},
  {what: 'insert', begins: /^(?:insert|replace)\s+(?:ignore\s+)?into\b/i, table: RegExp(String.raw`\binto\s${table}`, 'i')},
  {what: 'update', begins: /^update\b/i, table: RegExp(String.raw`^update\s${table}[^;]*?\sset\s`, 'i')},
  {what: 'delete', begins: /^delete\s+from\b/i, table: RegExp(String.raw`\bfrom\s${table}`, 'i')},
  {what: 'merge', begins: /^merge\s+into\b/i, table: RegExp(String.raw`\binto\s${table}`, 'i')},
  {what: 'create', begins: /^create\s+(?:temp(?:orary)?\s+)?(?:table|view|(?:unique\s+)?index)\b/i, table: RegExp(String.raw`\b(?:table|view|index)\s+(?:if\s+not\s+exists\s)?${table}`, 'i')},
  {what: 'alter', begins: /^alter\s+table\b/i, table: RegExp(String.raw`\btable\s+(?:if\s+exists\s)?${table}`, 'i')},
  {what: 'drop', begins: /^drop\s+(?:table|view|index)\b/i, table: RegExp(String.raw`\b(?:table|view|index)\s+(?:if\s+exists\s)?${table}`, 'i')},
];

const opening = /(["'`])\s{0,200}(?=select|with|insert|replace|update|delete|merge|create|alter|drop)/gi;
const longest = 2000;
const most = 64;

/** One line each: what it does, to which table, and a hash of all of it. In the order of the text. */
export function queriesIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const {index, 0: {length}, 1: quote = ''} of text.matchAll(opening)) {
    if (found.length === most) break;
    const sql = literalAt(text, index + length, quote);
    const rule = rules.find(({begins}) => begins.test(sql));
    const name = rule?.table.exec(sql)?.groups?.['table'];
    if (rule !== undefined && name !== undefined) found.push(`${rule.what} ${name} ${plainHash(sql.replaceAll(/\s+/g, ' ').trim()).slice(0, 8)}`);
  }
  return found;
}

/** To the next quote of its kind: what is quoted with two of another kind ends early, which is long enough to know it. */
function literalAt(text: string, from: number, quote: string): string {
  const end = text.indexOf(quote, from);
  return text.slice(from, Math.min(end < 0 ? text.length : end, from + longest));
}
