// What a commit says it belongs to. A message may say anything: whether such commits exist is asked elsewhere.
import {pullOfMessage} from '../../forget/pull-of-message.ts';
import type {Evidence} from './evidence.ts';
import {mergeRequestVertex, pullVertex} from './vertex.ts';

export interface Claims {
  /** Names of commits, often shortened. */
  readonly picked: readonly string[];
  readonly reverted: readonly string[];
  readonly requests: readonly Request[];
}

export interface Request {readonly vertex: string; readonly evidence: Evidence}

const longestMessage = 65_536;
/** A message that claims more is a list of somebody's work, not one change. */
const mostClaims = 32;

const pickedFrom = /\bcherry[ -]picked from (?:commit )?([0-9a-f]{7,64})\b/gi;
const thisReverts = /\bthis reverts (?:commits? )?([0-9a-f]{7,64})\b/gi;
const andMore = /(?:, ?(?:and )?| and | & |\s*\n[-* ]*)(?:commit )?([0-9a-f]{7,64})\b/y;

export function claimsOf(message: string): Claims {
  const text = message.slice(0, longestMessage);
  const picked = [...text.matchAll(pickedFrom)].map(([, oid = '']) => oid.toLowerCase());
  const reverted = [...text.matchAll(thisReverts)].flatMap((match) => [match[1] ?? '', ...moreAt(text, match.index + match[0].length)]).map((oid) => oid.toLowerCase());
  const [oids, requests] = [[...new Set(picked)], requestsOf(text)];
  return oids.length + reverted.length > mostClaims ? {picked: [], reverted: [], requests} : {picked: oids, reverted: [...new Set(reverted)], requests};
}

function moreAt(text: string, from: number): readonly string[] {
  const found: string[] = [];
  for (andMore.lastIndex = from; found.length <= mostClaims;) {
    const oid = andMore.exec(text)?.[1];
    if (oid === undefined) break;
    found.push(oid);
  }
  return found;
}

/** One request that it came with, and those it undoes. */
function requestsOf(text: string): readonly Request[] {
  const subject = (text.replace(/^\s+/, '').split('\n', 1)[0] ?? '').slice(0, longestSubject);
  const {quoted, own} = splitRevert(subject);
  const undone = [pullOfMessage(quoted), ...[...text.matchAll(/^Reverts (?:[\w.-]{1,100}\/[\w.-]{1,100})?#(\d{1,9})\b/gm)].map(([, number]) => Number(number))];
  const request = ownRequest(own, text);
  const vertices = [...new Set(undone.filter((number) => number !== undefined).map(pullVertex))].filter((vertex) => vertex !== request?.vertex).slice(0, mostClaims);
  return [...(request === undefined ? [] : [request]), ...vertices.map((vertex): Request => ({vertex, evidence: 'reverts pull'}))];
}

function ownRequest(subject: string, text: string): Request | undefined {
  const forged = /^(?:Merge pull request|[Aa]uto merge of|Merge) #(\d{1,9})\b|^Merged in [^\n]{1,200}\(pull request #(\d{1,9})\)|^Merged PR (\d{1,9}):/.exec(subject)?.slice(1).find((number) => number !== undefined);
  if (forged !== undefined) return {vertex: pullVertex(Number(forged)), evidence: 'merge names pull'};
  const lab = /^See merge request (?:[\w./-]{1,200})?!(\d{1,9})[ \t]*$/m.exec(text)?.[1];
  if (lab !== undefined) return {vertex: mergeRequestVertex(Number(lab)), evidence: 'merge names pull'};
  const number = pullOfMessage(subject);
  return number === undefined ? undefined : {vertex: pullVertex(number), evidence: 'subject names pull'};
}

/** `Revert "Title (#12)" (#15)`: what is quoted is undone, the rest is its own. */
function splitRevert(subject: string): {readonly quoted: string; readonly own: string} {
  const close = subject.lastIndexOf('"');
  const quotes = /^Revert[ :]+"/i.test(subject) && close > subject.indexOf('"');
  return quotes ? {quoted: subject.slice(0, close), own: subject.slice(close + 1)} : {quoted: '', own: subject};
}

const longestSubject = 4096;
