// Finds the intent of a change. Labels and types of commits are statements, words are guesses, and of the title better ones than of the text.
import {findPhrase, wordsOf} from '../words.ts';
import {conventional} from './conventional.ts';
import type {Found, Intent, IntentRule, IntentRules} from './intent-rule.ts';

export interface Told {
  readonly title: string;
  readonly text: string;
  readonly labels: readonly string[];
  /** Keys of the layers that it touched. */
  readonly layers: readonly string[];
}

const [ofLabel, ofType, ofVerb, ofScope, ofTitle, ofText, ofLayer] = [95, 90, 75, 70, 60, 40, 30] as const;
/** A second sign of the same makes it surer. */
const more = 3;
const [surest, longestText, mostEntities] = [99, 20_000, 3] as const;
const unknown: Found = {value: 'unknown', confidence: 0, evidence: []};

export function intentOf(told: Told, {features, actions, entities}: IntentRules): Intent {
  const {type, scope, title} = conventional(told.title);
  const texts = {type, scope: wordsOf(scope), title: wordsOf(title), text: wordsOf(told.text.slice(0, longestText)), labels: told.labels.map((label) => wordsOf(label).join(' ')), layers: told.layers};
  const all = [...texts.scope, ...texts.title, ...texts.text];
  const spoken = entities.map((name) => ({name, times: times(all, wordsOf(name))})).filter((one) => one.times > 0);
  return {feature: best(features, texts), action: best(actions, texts), entities: spoken.sort((a, b) => b.times - a.times).slice(0, mostEntities).map(({name}) => name)};
}

interface Texts {
  readonly type: string;
  readonly scope: readonly string[];
  readonly title: readonly string[];
  readonly text: readonly string[];
  readonly labels: readonly string[];
  readonly layers: readonly string[];
}

/** Of equals, the first of the rules. */
function best(rules: readonly IntentRule[], texts: Texts): Found {
  let found = unknown;
  for (const {value, ...rule} of rules) {
    const signs = signsOf(rule, texts);
    const [first, ...others] = signs.map(([confidence]) => confidence).sort((a, b) => b - a);
    const confidence = first === undefined ? 0 : Math.min(surest, first + more * Math.min(others.length, more));
    if (confidence > found.confidence) found = {value, confidence, evidence: signs.map(([, evidence]) => evidence)};
  }
  return found;
}

function signsOf({labels = [], types = [], words = [], verbs = [], layers = []}: Omit<IntentRule, 'value'>, texts: Texts): readonly (readonly [number, string])[] {
  const signs: (readonly [number, string])[] = [];
  for (const label of labels) if (texts.labels.includes(wordsOf(label).join(' '))) signs.push([ofLabel, `label "${label}"`]);
  for (const type of types) if (texts.type === type) signs.push([ofType, `type "${type}"`]);
  for (const verb of verbs) if (isForm(texts.title[0], verb)) signs.push([ofVerb, `verb "${verb}"`]);
  for (const [place, confidence, list] of [['scope', ofScope, texts.scope], ['title', ofTitle, texts.title], ['text', ofText, texts.text]] as const) {
    for (const one of words) if (findPhrase(list, wordsOf(one)) >= 0) signs.push([confidence, `${place} "${one}"`]);
  }
  for (const layer of layers) if (texts.layers.includes(layer)) signs.push([ofLayer, `layer "${layer}"`]);
  return signs;
}

/** `fixes` and `fixed` are said in titles as `fix` is. */
function isForm(word: string | undefined, verb: string): boolean {
  if (word === undefined || !word.startsWith(verb.replace(/e$/, ''))) return false;
  return [verb, `${verb}s`, `${verb}es`, `${verb}ed`, `${verb}d`, `${verb}ing`, `${verb.replace(/e$/, '')}ing`].includes(word);
}

function times(words: readonly string[], phrase: readonly string[]): number {
  let [count, from] = [0, 0];
  for (;;) {
    const at = findPhrase(words.slice(from), phrase);
    if (at < 0) return count;
    [count, from] = [count + 1, from + at + phrase.length];
  }
}
