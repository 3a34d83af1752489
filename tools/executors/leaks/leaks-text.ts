// A search for leaks for people: whether there are any, where, what to do, and what was let pass and why.
import {shortText} from '../look/short-name.ts';
import {spellNumber} from '../report/spell-number.ts';
import type {Exception, Leak, LeakReport, Place} from './leak.ts';

const mostShown = 20;
const mostPlaces = 3;

export function leaksText({method, cuts, documents: {train, val, test}, runs, leaks, some, exceptions}: LeakReport): string {
  const shown = some.slice(0, mostShown);
  return [
    headline(method, leaks),
    '',
    `  documents   train ${spellNumber(train)}, val ${spellNumber(val)}, test ${spellNumber(test)}`,
    ...(cuts === null ? [] : [`  cuts        train ends with ${cuts.train.slice(0, 12)}, val with ${cuts.val.slice(0, 12)}`]),
    `  runs        ${spellNumber(runs.heldOut)} of fifty words in val and test; train has ${spellNumber(runs.shared)} of them${method === 'time' ? '' : ', which is no leak where nothing is newer than anything'}`,
    ...(exceptions.length === 0 ? [] : ['', 'In several parts, and no leak', ...exceptions.flatMap(exceptionLines)]),
    ...(leaks === 0 ? [] : ['', 'Leaks', ...shown.flatMap(leakLines), ...(leaks > shown.length ? [`  and ${spellNumber(leaks - shown.length)} more`] : []), '', 'What to do', ...hints(some)]),
    '',
  ].join('\n');
}

function headline(method: LeakReport['method'], leaks: number): string {
  if (leaks > 0) return `Found ${leaks === 1 ? 'one leak' : `${spellNumber(leaks)} leaks`}`;
  return method === 'time' ? 'Nothing leaks: train has nothing of val and test that did not exist before it ended' : 'No change and no document is in two parts';
}

function exceptionLines({rule, cause, count, some}: Exception): readonly string[] {
  return [`  ${spellNumber(count)} ${rule === 'text' ? 'runs' : count === 1 ? 'commit' : 'commits'}: ${cause}`, ...some.slice(0, mostPlaces).map((each) => `      ${spellNumber(each.count)} ${shortText(each.place)}`)];
}

function leakLines(leak: Leak): readonly string[] {
  switch (leak.rule) {
    case 'later':
      return [`  ${placeText(leak.place)}`, `      ${laterText(leak)}`];
    case 'group':
      return [...leak.places.map((place) => `  ${placeText(place)}`), `      are both of the change group "${leak.group}"`];
    case 'twin':
      return [...leak.places.map((place) => `  ${placeText(place)}`), `      are one change: ${leak.evidence}`];
    case 'document':
      return [...leak.places.map((place) => `  ${placeText(place)}`), '      are one document'];
    case 'text':
      return [...leak.places.map((place) => `  ${placeText(place)}, lines ${place.lines.from} to ${place.lines.to}`), `      share ${spellNumber(leak.runs)} runs of words that are newer than train: ${shortText(JSON.stringify(leak.text))}`];
    default:
      return leak satisfies never;
  }
}

function placeText({split, document, commit, path}: Place): string {
  const more = [path, commit?.slice(0, 12)].filter((text) => text != null && !document.includes(text)).join(' of ');
  return `${split.padEnd(5)} ${document}${more === '' ? '' : ` (${more})`}`;
}

function laterText({why, name, place: {split}}: Extract<Leak, {rule: 'later'}>): string {
  if (why === 'unknown') return `tells of ${shortText(name)}, which git does not know: nobody can say that it is old`;
  return why === 'commit' ? `is of a commit that came after the last one of ${split}` : `shows the object ${shortText(name)}, which no commit had before ${split} ended`;
}

function hints(leaks: readonly Leak[]): readonly string[] {
  const rules = new Set(leaks.map(({rule}) => rule));
  return [
    ...(rules.has('document') || rules.has('later') ? ['  If somebody changed the output folder, build it again with: gristmill build --mend'] : []),
    '  Look at both documents with "gristmill show", and do not train on this dataset: what it is judged by was learned.',
    '  A build never parts one change by itself. If nobody changed the outputs, this is a fault of gristmill: please report it with the lines above.',
  ];
}
