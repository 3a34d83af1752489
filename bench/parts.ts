// How well calls are resolved among the files of one commit, by those of the whole tree: small sets of files, some of which call each other, as a commit has.
import {referencesIn} from '../stages/chunk/context/commit-references.ts';
import type {PlacedUsage} from '../stages/parse/calls/usage.ts';
import {symbolId} from '../stages/parse/calls/symbols.ts';
import {treeCalls} from './calls/tree-calls.ts';

const [folder, family = '', sets = '300'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: node bench/parts.ts FOLDER ecma|python|go|rust|java|c [SETS]');

const {calls, usages} = await treeCalls(folder, family);
const known = Map.groupBy(calls, ({path}) => path);
const paths = [...known.keys()];
let state = 7;
const counts = {same: 0, ambiguous: 0, other: 0, missed: 0};

/** Every thing and every call on a line of its own, so that what is found can be told apart. */
function asText({usage}: PlacedUsage) {
  const places = usage.things.filter(({local}) => local !== true).map(({id, inline}, at) => ({id, inline, kind: 'function', line: at + 1, whole: {from: 0, to: 1}, head: {from: 0, to: 1}}));
  return {usage, lines: usage.calls.map((_, at) => at + 1), useLines: [], places};
}

/** The same ones on every machine. */
function pick(list: readonly string[]): string {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return list[(state >>> 8) % list.length] ?? '';
}

for (let count = 0; count < Number(sets); count++) {
  const first = pick(paths);
  const called = [...new Set((known.get(first) ?? []).flatMap(({verdict, targets}) => (verdict === 'resolved' ? targets.map(({path}) => path) : [])))];
  const files = [...new Set([first, ...Array.from({length: called.length === 0 ? 0 : 3}, () => pick(called)), ...Array.from({length: 3}, () => pick(paths))])];
  const found = new Map<string, string>();
  const changed = files.flatMap((path) => {
    const placed = usages.get(path);
    return placed === undefined ? [] : [{after: {path, text: asText(placed)}}];
  });
  for (const {from, to} of referencesIn(changed).after) found.set(`${from.file} ${from.line}`, `${files[to.file]}#${to.shown?.name}`);
  for (const [file, path] of files.entries()) {
    for (const [at, {verdict, evidence, targets}] of (known.get(path) ?? []).entries()) {
      const ours = found.get(`${file} ${at + 1}`);
      const theirs = targets.map((target) => symbolId({...target, inline: ''}));
      const [target] = targets;
      if (ours === undefined) {
        if (verdict === 'resolved' && evidence !== 'only one' && target !== undefined && target.path !== path && files.includes(target.path)) counts.missed++;
      } else if (verdict === 'resolved' ? theirs[0] === ours : theirs.includes(ours)) counts[verdict === 'resolved' ? 'same' : 'ambiguous']++;
      else counts.other++;
    }
  }
}
console.log(`${family}: ${counts.same} as in the whole tree, ${counts.ambiguous} of those that it finds ambiguous, ${counts.other} other; ${counts.missed} lead through files that are not there`);
