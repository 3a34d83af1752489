// A dataset with many kinds of samples, and readers of what lies beside it that are not ours: jq asks its statistics.
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {DatasetConfig} from '../../../tools/define-dataset.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

export const everything: DatasetConfig = {
  commits: {forms: ['patch', 'before-after', 'message-to-diff', 'diff-to-message']},
  chunks: true,
  identifiers: {minLines: 1},
  testPairs: true,
  product: true,
  outlines: 'files',
  duplicates: true,
  repetition: true,
  phases: 'seed',
  split: {method: 'random', seed: 'a', shares: {train: 2, val: 1, test: 1}},
  card: true,
};

/** Files with tests, copies, licences, and a file that is left out, in a history of small changes. */
export function manyKinds(t: ExecutionContext, config: DatasetConfig = everything): CommandBench {
  const bench = commandBench(t);
  const {repo} = bench;
  for (let at = 0; at < 8; at++) {
    repo.write(`src/part${at}.rs`, `// SPDX-License-Identifier: ${at % 2 === 0 ? 'MIT' : 'Apache-2.0'}\n${`fn part${at}_of() -> usize { ${at} }\n\nfn other${at}() { part${at}_of(); }\n`.repeat(1 + at)}`);
    if (at % 2 === 0) repo.write(`tests/part${at}.rs`, `use crate::part${at};\n#[test]\nfn works() { assert_eq!(part${at}_of(), ${at}); }\n`);
    repo.write('src/shared.py', `def shared():\n    return ${at}\n`);
    if (at > 5) repo.write(`copies/c${at}.md`, '# The same words in two files\n\nand nothing else in either of them.\n');
    repo.commit(`feat: add part ${at}\n\nIt is needed for part ${at + 1}.`);
  }
  repo.write('data.bin', '\u0000\u0001');
  repo.commit('add data');
  bench.configure(config);
  return bench;
}

export interface Question {
  readonly file: string;
  readonly jq: string;
  readonly given: Readonly<Record<string, string>>;
}

/** What jq answers, by one run for each file. */
export function askJq(out: string, questions: readonly Question[]): readonly number[] {
  const answers = questions.map(() => NaN);
  for (const file of new Set(questions.map((question) => question.file))) {
    const own = questions.flatMap((question, at) => (question.file === file ? [at] : []));
    const bound = own.map((at) => `(${Object.entries(questions[at]?.given ?? {}).map(([name, value]) => `${JSON.stringify(value)} as $${name} | `).join('')}${questions[at]?.jq})`);
    const found = JSON.parse(execFileSync('jq', ['-c', `[${bound.join(',\n')}]`, join(out, file)], {encoding: 'utf8', maxBuffer: 1 << 26})) as readonly number[];
    if (found.length !== own.length) throw new Error(`jq gave ${found.length} answers to ${own.length} questions`);
    for (const [index, at] of own.entries()) answers[at] = found[index] ?? NaN;
  }
  return answers;
}

/** A number as it stands in a card or a report: whether it is that one, as far as it says. */
export function spells(text: string, value: number): boolean {
  if (text.endsWith(' %')) return text === `${(value * 100).toFixed(1)} %`;
  if (/^\d+\.\d\d$/.test(text)) return text === value.toFixed(2);
  return /^\d{1,3}(?:,\d{3})*$/.test(text) && Number(text.replaceAll(',', '')) === value;
}
