import {readFileSync} from 'node:fs';
import test from 'ava';
import type {CommitIdentifiers, Identifier} from '../../../stages/identifiers/identifier.ts';
import type {Answer} from '../../../stages/product/response/answer.ts';
import {answers} from '../../../stages/product/response/answers.ts';
import {usualRules} from '../../../stages/product/usual-rules.ts';

const read = (name: string) => readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8').trimEnd();
const all = usualRules.caps;
const named = (kind: string, name: string): Identifier => ({kind, name, visibility: 'pub', flags: [], container: []});
const commit: CommitIdentifiers = {
  hash: 'abc12345'.padEnd(40, '0'), lines: 0,
  files: [{path: 'crates/diesel_models/src/query/customers.rs', status: 'M', language: 'Rust', removed: [], added: [named('function', 'by_customer'), named('field', 'customer_id')], modified: [{...named('function', 'list_by_merchant_id'), changes: ['body']}], moved: []}],
};
const answer: Answer = {
  feature: 'search_filter',
  layers: [
    {key: 'api_models', title: 'API Request/Response Models', files: [{path: 'crates/api_models/src/customers.rs', steps: ['Add customer_id field to CustomerListRequest struct']}]},
    {key: 'database', title: 'Database Layer (Queries & Schema)', files: ['a', 'b', 'c', 'd'].map((name) => ({path: `crates/diesel_models/src/query/${name}.rs`, steps: ['Modify list_by_merchant_id function', 'Add conditional filtering']}))},
  ],
  types: {fields_added: 9, conditionals_added: 2, database_queries: 7, functions_modified: 1, imports_added: 3},
  commits: [commit, {...commit, hash: 'def'.padEnd(40, '0')}],
};

// The seed's text as its tool prints it, with its caps of three files a layer.
test('the merged template is the seed\'s to the byte', (t) => {
  t.is(answers.merged(answer, {...all, files: 3, commits: 1}), read('merged'));
});

test('the plain template is the seed\'s document', (t) => {
  t.is(answers.plain({...answer, commits: [commit]}, {...all, files: 3}), read('plain'));
});

test('the rich template has a step for each declaration, patterns and the detailed changes', (t) => {
  t.is(answers.rich({...answer, commits: [commit]}, {...all, files: 2, steps: 1}), read('rich'));
});

test('without caps nothing is left out, and nothing says so', (t) => {
  for (const write of Object.values(answers)) {
    const text = write(answer, all);
    t.false(text.includes('... and'));
    for (const {files} of answer.layers) for (const {path} of files) t.true(text.includes(path));
    for (const {hash} of answer.commits) t.true(text.includes(`Commit ${hash.slice(0, 8)}:`));
  }
});

test('an answer without identifiers and patterns has no heading for them', (t) => {
  for (const write of Object.values(answers)) t.notRegex(write({...answer, types: {}, commits: []}, all), /Patterns|Identifier Changes|Detailed/);
});

test('of an unknown feature no name is made up', (t) => {
  t.is(answers.merged({...answer, feature: 'unknown'}, all).split('\n', 1)[0], "To implement this change, you'll need to modify these architectural layers:");
});
