import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {digestOf} from '../../../../graph/value/digest.ts';
import {isStub} from '../../../../graph/value/stub.ts';
import type {CommitRecord} from '../../../../stages/source/git/commit-record.ts';
import {chunkItems, sequenceRules, type SequenceRules} from '../../../../stages/tokenize/structural/chunk-items.ts';
import {contextVocabulary} from '../../../../stages/tokenize/structural/context-vocabulary.ts';
import {readStructure} from '../../../../stages/tokenize/structural/read-structure.ts';
import {codeOf, type StructuralChunk} from '../../../../stages/tokenize/structural/structural-chunk.ts';
import {structuralTokens} from '../../../../stages/tokenize/structural/structural-token.ts';
import {structuralTokensOf} from '../../../../stages/tokenize/structural/structural-tokens.ts';
import {byteTokenizer, type Tokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import type {Tokens} from '../../../../stages/tokenize/tokens.ts';
import {smallTokenizer} from '../rig.ts';
import {freshSeed, nastyText} from '../seeded.ts';
import {allRules, chunkOf, countsOf, stretchesOf, tokenizerOf} from './rig.ts';

const every: SequenceRules = {layout: 'chunk', tests: true, changes: true, newlines: true, indents: true, keywords: true, macros: true};

const chunks: readonly StructuralChunk[] = [
  chunkOf({branch: 'main'}),
  chunkOf({id: 'abc123_1', branch: 'main', path: 'tests/pay.rs', module: 'tests::pay', change: 'new_test', test: true, code: [{text: '#[test]\n', changed: false}, {text: 'fn pays() {\n    assert!(true);\n}\n', changed: true}]}),
  chunkOf({id: 'abc123_2', branch: 'main', path: 'tests/pay.rs', module: 'tests::pay', change: 'new_test', test: true, code: [{text: '// end', changed: true}]}),
];

async function encoded(rules: SequenceRules, {base = byteTokenizer() as Tokenizer, vocabulary = contextVocabulary(countsOf(chunks)), of = chunks}: {base?: Tokenizer; vocabulary?: readonly string[]; of?: readonly StructuralChunk[]} = {}): Promise<readonly Tokens[]> {
  const names = {tokenizer: digestOf(Buffer.from('tokenizer')), vocabulary: digestOf(Buffer.from('vocabulary'))};
  const list = await structuralTokensOf.run({commit, chunks: of}, {...rules, ...names, above: []}, new Map<string, unknown>([[names.tokenizer, base], [names.vocabulary, vocabulary]]));
  if (isStub(list)) throw new Error(list.stub);
  return list.body();
}

const nobody = {name: 'A', email: 'a@example.org', seconds: 0, zone: '+0000'};
const commit: CommitRecord = {oid: '1'.repeat(40), tree: '2'.repeat(40), parents: [], corrected: 1_582_972_801, author: nobody, committer: nobody, encoding: '', message: '', changes: []};

function named(ids: Int32Array, {controls, decode}: Tokenizer): string {
  const names = new Map(Array.from(controls, ([text, id]) => [id, text]));
  let [text, from] = ['', 0];
  for (const [at, id] of ids.entries()) {
    const name = names.get(id);
    if (name === undefined) continue;
    text += `${decode(ids.subarray(from, at))}⟦${name}⟧`;
    from = at + 1;
  }
  return text + decode(ids.subarray(from));
}

// To change it on purpose: read the difference, then write it into the file by hand.
test('chunks are written in the order of the golden file', async (t) => {
  const tokenizer = tokenizerOf(byteTokenizer(), chunks);
  const ways: Readonly<Record<string, SequenceRules>> = {'as the seed has it': sequenceRules, 'every mark': every, 'one commit': {...sequenceRules, layout: 'commit'}};
  let text = '';
  for (const [name, rules] of Object.entries(ways)) text += `════ ${name}\n${(await encoded(rules)).map(({ids}) => named(ids, tokenizer)).join('\n────\n')}\n`;
  t.is(text, await readFile(join(import.meta.dirname, 'golden/sequences.txt'), 'utf8'));
});

test("the seed's order, token by token", async (t) => {
  const [one] = chunkItems([chunkOf()], sequenceRules);
  t.deepEqual(one?.map((item) => ('token' in item ? item.token : 'context' in item ? `<${item.context}:${item.value}>` : 'code')), [
    '<COMMIT_START>', '<FILE:src/energy_market/lib.rs>', '<CHANGE:new_function>', '<AUTHOR:author@example.org>', '<TIMESTAMP:2024-01>', '<MODULE:energy_market>', '<CODE_START>', 'code', '<CODE_END>', '<COMMIT_END>',
  ]);
});

test('what is read back is the code and the contexts, with tokens of their own or without, by every rule', async (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (const base of [byteTokenizer(), smallTokenizer()]) {
    for (let round = 0; round < 60; round++) {
      const of = Array.from({length: 1 + random.below(3)}, (_, at) => chunkOf({path: `${nastyText(random, 2)}x/${at}.rs`, branch: nastyText(random, 1), author: random.pick(['', 'ada', '<COMMIT_END>']), code: stretchesOf(nastyText(random, 12), random)}));
      const rules: SequenceRules = {...(allRules[random.below(32)] ?? every), layout: random.pick<SequenceRules['layout']>(['chunk', 'commit']), tests: true};
      const all = contextVocabulary(countsOf(of));
      for (const vocabulary of [all, all.filter((token) => !token.startsWith('<FILE:') && !token.startsWith('<AUTHOR:'))]) {
        const tokenizer = tokenizerOf(base, of);
        const read = (await encoded(rules, {base, vocabulary, of})).map(({ids}) => readStructure(ids, vocabulary === all ? tokenizer : withVocabulary(base, vocabulary)));
        t.deepEqual(read.flatMap(({codes}) => codes), of.map(codeOf));
        const contexts = chunkItems(of, rules).map((items) => items.flatMap((item) => ('context' in item ? [`<${item.context}:${item.value}>`] : [])));
        t.deepEqual(read.map((one) => one.contexts), contexts);
      }
    }
  }
});

test('code and names that spell tokens of structure are text', async (t) => {
  const hostile = ['<|endoftext|>', '<COMMIT_START>', '<CODE_END>', '<KW:fn>', '<NEWLINE>', '<FILE:src/energy_market/lib.rs>'];
  const tokenizer = tokenizerOf(byteTokenizer(), chunks);
  for (const text of hostile) {
    const [tokens] = await encoded(sequenceRules, {of: [chunkOf({path: text, code: [{text, changed: true}]})]});
    const controls = Array.from(tokens?.ids ?? []).filter((id) => id >= 256).map((id) => tokenizer.decode(Int32Array.of(id)));
    t.deepEqual(controls, ['<COMMIT_START>', '<FILE>', '<CHANGE:new_function>', '<AUTHOR:author@example.org>', '<TIMESTAMP:2024-01>', '<MODULE:energy_market>', '<CODE_START>', '<CODE_END>', '<COMMIT_END>'], text);
  }
});

test('nothing is cut: a long message and long code are there whole, and a text that the tokenizer cannot take has a reason', async (t) => {
  const code = Array.from({length: 5000}, (_, at) => `word${at} `).join('');
  const of = [chunkOf({path: 'p'.repeat(5000), code: [{text: code, changed: true}]})];
  const [tokens] = await encoded(sequenceRules, {of});
  t.deepEqual(readStructure(tokens?.ids ?? new Int32Array(), tokenizerOf(byteTokenizer(), chunks)).codes, [code]);
  t.true((tokens?.ids.length ?? 0) > 5000 + code.length);
  const message = await t.throwsAsync(encoded(sequenceRules, {of, base: {...byteTokenizer(), longestText: 1000}}));
  t.regex(message.message, /^too-long: \d+ bytes of text$/);
});

test('contextVocabulary() keeps the most frequent of each kind, ties by code units', (t) => {
  const tokens = new Map([['<FILE:b>', 2], ['<FILE:a>', 2], ['<FILE:Z>', 2], ['<FILE:c>', 9], ['<AUTHOR:x>', 1], ['<', 1000], ['fn', 50]]);
  const caps = {BRANCH: 9, FILE: 3, CHANGE: 9, AUTHOR: 0, TIMESTAMP: 9, MODULE: 9};
  const context = (counts: ReadonlyMap<string, number>) => contextVocabulary({tokens: counts}, caps).filter((token) => token.startsWith('<FILE:') || token.startsWith('<AUTHOR:'));
  t.deepEqual(context(tokens), ['<FILE:c>', '<FILE:Z>', '<FILE:a>']);
  t.deepEqual(context(new Map([...tokens].reverse())), ['<FILE:c>', '<FILE:Z>', '<FILE:a>']);
  t.deepEqual(contextVocabulary({tokens}, caps).slice(0, structuralTokens.length), structuralTokens);
});

function withVocabulary(base: Tokenizer, vocabulary: readonly string[]): Tokenizer {
  const controls = new Map([...base.controls, ...vocabulary.map((text, at) => [text, base.vocabularySize + at] as const)]);
  return {...base, controls};
}
