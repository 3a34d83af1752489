import test from 'ava';
import {sequenceRules} from '../../../../stages/tokenize/structural/chunk-items.ts';
import {codeTokens} from '../../../../stages/tokenize/structural/code-tokens.ts';
import {seedTokens} from '../../../../stages/tokenize/structural/seed-tokens.ts';
import {seedVocabularyBuilder, vocabJson} from '../../../../stages/tokenize/structural/seed-vocabulary.ts';
import {addCounts, countsCodec, type StructuralCounts} from '../../../../stages/tokenize/structural/structural-counts.ts';
import {vocabularyStatistics} from '../../../../stages/tokenize/structural/vocabulary-statistics.ts';
import {freshSeed, nastyText} from '../seeded.ts';
import {chunkOf, countsOf} from './rig.ts';

test("codeTokens() cuts by the seed's pattern, with what it forgets", (t) => {
  t.deepEqual(codeTokens('fn a_1(&mut self) -> "x" { \'é\' # $ @ \\ ` 42.0 ) ] }'), ['fn', 'a_1', '(', '&', 'mut', 'self', '-', '>', 'x', '{', '42', '.', '0', ']', '}']);
});

const chunk = chunkOf({code: [{text: 'fn pay ( fn ) constructor __proto__ 7', changed: true}]});

test('seedVocabularyBuilder() gives the ids that the seed promises', (t) => {
  const {ids, size} = seedVocabularyBuilder().build(countsOf([chunk]));
  t.is(size, 50_257);
  t.deepEqual(['<PAD>', '<UNK>', '<COMMIT_START>', '<COMMIT_END>'].map((token) => ids.get(token)), [0, 1, 2, 3]);
  t.deepEqual([...ids].filter(([, id]) => id >= 5000), [['fn', 5000], ['(', 5001], ['7', 5002], ['__proto__', 5003], ['constructor', 5004], ['pay', 5005]]);
  t.true((ids.get('<FILE:src/energy_market/lib.rs>') ?? 5000) < 5000);
});

test('seedVocabularyBuilder() gives one answer however the counting went', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  const chunks = Array.from({length: 40}, (_, at) => chunkOf({path: `${at % 7}.rs`, author: `a${at % 3}`, code: [{text: nastyText(random, 30), changed: true}]}));
  const builder = seedVocabularyBuilder({size: 600, reserved: 300});
  const whole = vocabJson(builder.build(countsOf(chunks)));
  for (let round = 0; round < 20; round++) {
    // In another order, added up in another tree, through bytes and back.
    const parts = chunks.map((one) => ({one, rank: random.below(1000)})).sort((a, b) => a.rank - b.rank).map(({one}) => countsOf([one]));
    while (parts.length > 1) {
      const at = random.below(parts.length - 1);
      const sum = addCounts.run({left: parts[at] ?? countsOf([]), right: parts[at + 1] ?? countsOf([])}, null, new Map()) as StructuralCounts;
      parts.splice(at, 2, countsCodec.decode(countsCodec.encode(sum), []));
    }
    t.deepEqual(vocabJson(builder.build(parts[0] ?? countsOf([]))), whole);
  }
});

test('seedVocabularyBuilder() keeps within its size, the most frequent first', (t) => {
  const tokens = new Map<string, number>([...Array.from({length: 900}, (_, at) => [`<FILE:${at}>`, at + 1] as const), ...Array.from({length: 900}, (_, at) => [`w${at}`, at + 1] as const)]);
  const {ids} = seedVocabularyBuilder({size: 800, reserved: 500}).build({tokens});
  t.is(ids.size, 800);
  t.deepEqual([...ids.values()].sort((a, b) => a - b), Array.from({length: 800}, (_, id) => id));
  t.is(ids.get('w899'), 500);
  t.false(ids.has('w0'));
  t.true(ids.has('<FILE:899>'));
  t.false(ids.has('<FILE:0>'));
  t.throws(() => seedVocabularyBuilder({size: 100, reserved: 50}), {instanceOf: RangeError});
});

test('vocabJson() has both ways, for every word', (t) => {
  const vocabulary = seedVocabularyBuilder().build(countsOf([chunk]));
  const {token_to_id, id_to_token, vocab_size} = JSON.parse(Buffer.from(vocabJson(vocabulary)).toString()) as {token_to_id: Record<string, number>; id_to_token: Record<string, string>; vocab_size: number};
  t.is(vocab_size, 50_257);
  t.is(Object.keys(token_to_id).length, vocabulary.ids.size);
  t.deepEqual(new Map(Object.entries(id_to_token).map(([id, token]) => [token, Number(id)])), new Map(vocabulary.ids));
  for (const [token, id] of vocabulary.ids) t.is(Object.entries(token_to_id).find(([name]) => name === token)?.[1], id);
});

test("seedTokens() writes the seed's order, and <UNK> for what is not known", (t) => {
  const {ids} = seedVocabularyBuilder().build(countsOf([chunk]));
  const [own] = seedTokens([chunk], {size: 0, ids}, sequenceRules);
  const names = new Map([...ids].map(([token, id]) => [id, token]));
  t.deepEqual(Array.from(own ?? [], (id) => names.get(id)), [
    '<COMMIT_START>', '<FILE:src/energy_market/lib.rs>', '<CHANGE:new_function>', '<AUTHOR:author@example.org>', '<TIMESTAMP:2024-01>', '<MODULE:energy_market>', '<CODE_START>',
    'fn', 'pay', '(', 'fn', 'constructor', '__proto__', '7', '<CODE_END>', '<COMMIT_END>',
  ]);
  const [other] = seedTokens([chunkOf({path: 'b', code: [{text: 'fn new <COMMIT_END>\n', changed: true}]})], {size: 0, ids}, {...sequenceRules, newlines: true, keywords: true});
  t.deepEqual(Array.from(other ?? [], (id) => names.get(id)), ['<COMMIT_START>', '<UNK>', '<CHANGE:new_function>', '<AUTHOR:author@example.org>', '<TIMESTAMP:2024-01>', '<MODULE:energy_market>', '<CODE_START>', 'fn', '<UNK>', '<UNK>', '<UNK>', '<UNK>', '<NEWLINE>', '<CODE_END>', '<COMMIT_END>']);
});

test('vocabularyStatistics() counts occurrences, not tokens', (t) => {
  const tokens = new Map([['fn', 6], ['rare', 2], ['<FILE:a>', 1], ['<FILE:b>', 1]]);
  const ids = new Map([['<UNK>', 1], ['fn', 5000], ['<FILE:a>', 40]]);
  t.deepEqual(vocabularyStatistics({ids}, {chunks: 1, words: 4, tokens}), {distinct: 4, known: 2, coverage: 0.75, unk_rate: 0.3, fertility: 2});
  t.deepEqual(vocabularyStatistics({ids}, {chunks: 0, words: 0, tokens: new Map()}), {distinct: 0, known: 0, coverage: 1, unk_rate: 0, fertility: 0});
});
