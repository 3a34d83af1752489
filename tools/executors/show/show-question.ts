// What a build holds: a document, one row, or a page of a collection.
import {digestsIn} from '../../../graph/explain/build-side.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {didYouMean} from '../config/nearest.ts';
import {shown} from '../config/shown.ts';
import type {Host} from '../host.ts';
import type {TokenRange} from '../../../stages/tokenize/trace-tokens.ts';
import {buildLine} from '../look/build-line.ts';
import {codecOf} from '../look/codec-of.ts';
import {datasetLine} from '../look/dataset-line.ts';
import {findRows} from '../look/find-rows.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import type {Question} from '../look/question.ts';
import {spellId} from '../look/row-id.ts';
import {sayAgain} from '../look/say-again.ts';
import {windowsAsked} from '../look/windows-asked.ts';
import {wholeNumber} from '../look/whole-number.ts';
import {quoted} from '../report/quoted.ts';
import {printShown} from './print-shown.ts';
import {showDocument} from './show-document.ts';
import {showTokens} from './show-tokens.ts';
import {showWindow} from './show-window.ts';
import {showRow, showRows} from './show-rows.ts';
import type {Shown} from './shown.ts';

const rowsShown = 20;
const mostRows = 10_000;
const textShown = 2000;

export function showQuestion({env}: Pick<Host, 'env'>): Question<Shown> {
  return {ask: (finished, line) => ask(finished, line, env['PATH'] ?? ''), print: printShown};
}

async function ask(finished: Finished, line: CommandLine, path: string): Promise<Shown> {
  const {words: [word = ''], values, again} = line;
  const limit = wholeNumber(line, {name: 'limit', least: 1, most: mostRows, otherwise: rowsShown}, 'show');
  const names = finished.build.collections.map(({name}) => name);
  const collection = values.get('collection')?.[0];
  if (collection !== undefined && !names.includes(collection)) throw misused([{path: '--collection', expected: 'a collection of this build', got: shown(collection), hint: didYouMean(collection, names)}], 'show');
  const after = values.get('after')?.[0];
  if (names.includes(word)) return await showRows(finished, {collection: word, limit, after, nextLine: (id) => nextLine(again, after, id)});
  const found = await findRows(finished, {sides: [finished.build], word: collection === undefined ? word : `${collection}/${word}`, again: (other) => sayAgain(line, other), overview: datasetLine('stats', line)});
  const chosen = found.collections.find((name) => name.startsWith('samples.')) ?? found.collections[0] ?? '';
  const row = {collection: chosen, id: found.id};
  const [digest] = await digestsIn(finished, finished.build, {collection: chosen, ids: [found.id]});
  if (digest === undefined) throw new LookFailure('not-found', `Could not find a row "${spellId(found.id)}" in this build`, datasetLine('stats', line));
  const range = tokenRange(values.get('token')?.[0]);
  if (range !== undefined) return await showTokens(finished, {shard: row, digest, range, path, build: buildLine(line)});
  const rules = windowsAsked(line, 'show');
  if (values.has('window')) return await showWindow(finished, {shard: row, digest, at: wholeNumber(line, {name: 'window', least: 0, most: 999_999_999, otherwise: 0}, 'show'), rules, byDocument: values.has('by-document'), path, build: buildLine(line)});
  const also = found.collections.filter((name) => name !== chosen);
  const whole = values.has('rendered');
  const wholeLine = whole ? again : `${again} --rendered`;
  const part = whole === values.has('raw') ? 'all' : whole ? 'rendered' : 'raw';
  if (chosen.startsWith('samples.') && codecOf(finished.build, chosen) !== undefined) return await showDocument(finished, row, {digest, part, also, wholeLine, path});
  return await showRow(finished, row, {digest, longest: whole ? Infinity : textShown, wholeLine, also});
}

const mostTokens = 100_000;

/** `N`, or `FROM..TO` without the last. */
function tokenRange(word: string | undefined): TokenRange | undefined {
  if (word === undefined) return undefined;
  const [, first = '', last] = /^(\d{1,12})(?:\.\.(\d{1,12}))?$/.exec(word) ?? [];
  const [from, to] = [Number(first), last === undefined ? Number(first) + 1 : Number(last)];
  if (first !== '' && from < to && to - from <= mostTokens) return {from, to};
  throw misused([{path: '--token', expected: `a place in a shard, such as 1200, or places such as 1200..1260, at most ${mostTokens} at once`, got: shown(word)}], 'show');
}

function nextLine(again: string, after: string | undefined, id: string): string {
  const first = after === undefined ? again : again.replace(` --after ${quoted(after)}`, '').replace(` ${quoted(`--after=${after}`)}`, '');
  return `${first} --after ${quoted(id)}`;
}
