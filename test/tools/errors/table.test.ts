import {readFile} from 'node:fs/promises';
import test from 'ava';
import {errorTable, type ErrorCode} from '../../../tools/executors/errors/error-table.ts';
import {errorPage} from '../../../tools/executors/errors/page.ts';
import {commandProvocations, configProvocations} from './command-provocations.ts';
import {forgeProvocations} from './forge-provocations.ts';
import {hubProvocations} from './hub-provocations.ts';
import {artefactProvocations, bugProvocations, tokenizerProvocations} from './other-provocations.ts';
import type {Provocation} from './provocation.ts';
import {remoteProvocations} from './remote-provocations.ts';
import {rewriteProvocations} from './rewrite-provocations.ts';
import {gitProvocations, sourceProvocations} from './source-provocations.ts';
import {cutProvocations, leakBugProvocations, leakProvocations, splitProvocations} from './split-provocations.ts';
import {trainingProvocations} from './training-provocations.ts';
import {lookProvocations, storeProvocations} from './store-provocations.ts';

// The compiler objects to a code without a provocation, and to a provocation without a code.
const provocations: Readonly<Record<ErrorCode, Provocation>> = {
  ...commandProvocations, ...configProvocations, ...sourceProvocations, ...cutProvocations, ...gitProvocations, ...storeProvocations, ...lookProvocations, ...tokenizerProvocations, ...hubProvocations, ...artefactProvocations, ...splitProvocations, ...leakProvocations, ...leakBugProvocations,
  ...bugProvocations, ...rewriteProvocations, ...remoteProvocations,
  ...forgeProvocations, ...trainingProvocations,
} satisfies Record<ErrorCode, Provocation>;

const entries = errorTable.flatMap(({errors}) => errors);

test('errorTable: every code is provoked by a test, and nothing else is', (t) => {
  t.deepEqual(entries.map(({code}) => code), Object.keys(provocations).sort());
});

test('errorTable: a code is given once, in the range of its layer', (t) => {
  t.is(new Set(entries.map(({code}) => code)).size, entries.length);
  t.deepEqual(errorTable.map(({errors}) => [...new Set(errors.map(({code}) => code[2]))]), [['1'], ['2'], ['3'], ['4'], ['5'], ['6'], ['7'], ['8'], ['9']]);
});

test('docs/errors.md is what the table says: node tools/executors/errors/write-page.ts', async (t) => {
  t.is(await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8'), errorPage());
});

test('errorPage() has a place for every code, and for every code of ending', (t) => {
  const page = errorPage();
  for (const {code, title} of entries) t.true(page.includes(`<a id="${code.toLowerCase()}"></a>\n### ${code} ${title}\n`), code);
  for (const code of [0, 1, 2, 28, 75, 76, 77, 130]) t.true(page.includes(`\n| ${code} | `), String(code));
});
