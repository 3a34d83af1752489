// How commits are written as sequences of structure, as the schema has it.
import {anyText, flag, matching, oneOf, onOrOff, section, wholeNumber} from './rule.ts';

const most = wholeNumber(0, {most: 100_000}).optional();
export const contexts = section({BRANCH: most, FILE: most, CHANGE: most, AUTHOR: most, TIMESTAMP: most, MODULE: most});
export const structured = section({
  layout: oneOf(['chunk', 'commit']).optional(),
  tests: flag, changes: flag, newlines: flag, indents: flag, keywords: flag, macros: flag,
  contexts: contexts.optional(),
  author: oneOf(['pseudonym', 'email', 'none']).optional(),
  salt: anyText('a text').optional(),
  timestamp: oneOf(['year', 'month', 'day', 'none']).optional(),
  branch: matching(/^[^\p{Cc}]*$/u, 'the name of a branch').optional(),
});
export const structure = onOrOff(structured, 'true, false or {layout, tests, changes, newlines, indents, keywords, macros, contexts, author, salt, timestamp, branch}');
