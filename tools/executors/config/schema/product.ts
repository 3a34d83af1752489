// How changes become samples of product and plan, as the schema has it.
import {flag, listOf, matching, numberBetween, oneOf, onOrOff, section, text, wholeNumber} from './rule.ts';

const words = listOf(text('a word'), 'words').optional();
const name = matching(/^[a-z][\w-]{0,63}$/i, 'a word of letters, digits, "_" and "-"');
const globs = listOf(text('a glob'), 'globs').optional();
export const layer = section({key: name, title: text('a title'), first: flag, segments: words, globs, packages: listOf(text('the name of a package'), 'names of packages').optional()});
export const intent = section({value: name, labels: listOf(text('a label'), 'labels').optional(), types: words, words, verbs: words, layers: listOf(name, 'keys of layers').optional()});
export const caps = section({files: wholeNumber(1).optional(), commits: wholeNumber(1).optional(), steps: wholeNumber(1).optional()});
const cleanUp = oneOf(['comments', 'trailers', 'description', 'headings', 'first-paragraph', 'number', 'question', 'labels']);

export const rewrite = section({
  endpoint: matching(/^(?:https:\/\/[^\s@]+|http:\/\/(?:127(?:\.\d+){3}|localhost|\[::1\])(?::\d+)?(?:\/[^\s@]*)?)$/, 'an address that begins with https://, without a token in it, or one of this machine'),
  model: text('the name of a model'),
  kind: oneOf(['natural', 'product', 'steps']).optional(),
  tokenFrom: matching(/^[A-Z_][A-Z0-9_]*$/i, 'the name of a variable of the environment').optional(),
  temperature: numberBetween(0, 2).optional(),
  maxTokens: wholeNumber(16).optional(),
  minFiles: wholeNumber(2).optional(),
  concurrency: wholeNumber(1, {most: 256}).optional(),
});

export const abstraction = section({
  template: oneOf(['merged', 'plain', 'rich']).optional(),
  user: oneOf(['plain', 'basic', 'detailed', 'contextual', 'structured']).optional(),
  layers: listOf(layer, 'layers').optional(),
  features: listOf(intent, 'features').optional(),
  actions: listOf(intent, 'actions').optional(),
  entities: words,
  cleanUps: listOf(cleanUp, 'clean-ups').optional(),
  caps: caps.optional(),
  maxBytes: wholeNumber(256).optional(),
  commits: flag,
  problems: listOf(text('a path'), 'paths').optional(),
  rewrite: rewrite.optional(),
});
export const product = onOrOff(abstraction, 'true, false or {template, user, layers, features, actions, entities, cleanUps, caps, maxBytes, commits, problems, rewrite}');
