import test from 'ava';
import {canonical, type Params as Json} from '../../../graph/value/params.ts';
import {ranksToTokenizer} from '../../../stages/tokenize/ranks-to-tokenizer.ts';
import {referenceTokenizer} from '../../../stages/tokenize/reference-tokenizer.ts';
import {smallRanks, smallTokenizer, tokenizerFrom} from './rig.ts';
import {tokenizerContract} from './tokenizer-contract.ts';

tokenizerContract(test, 'referenceTokenizer', async () => smallTokenizer());

const mark = (content: string, id: number, special: boolean): Json => ({id, content, special, single_word: false, lstrip: false, rstrip: false, normalized: false});

test('referenceTokenizer: a control token in the vocabulary itself is out of reach of content', (t) => {
  // As in GPT-2's own file, and with the merges and the missing pattern by which content would spell its way there.
  const json = ranksToTokenizer(smallRanks);
  const vocab = {...Object.fromEntries(Object.entries(Object(json.model['vocab']))), '<s': 300, '<s>': 301};
  const {encode, decode, controls} = tokenizerFrom({...json, added_tokens: [mark('<s>', 301, true)], pre_tokenizer: {type: 'ByteLevel', add_prefix_space: false, use_regex: false}, model: {...json.model, vocab, merges: [['<', 's'], ['<s', '>']]}});
  t.is(controls.get('<s>'), 301);
  t.deepEqual([...encode('<s>')], [300, 62]);
  t.is(decode(encode('<s> <s>')), '<s> <s>');
});

test('referenceTokenizer: marks that are not called special are control tokens too, runs of spaces are content', (t) => {
  const {controls, encode, decode} = smallTokenizer({added_tokens: [mark('<|fim_middle|>', 400, false), mark('<tool_call>', 401, false), mark('<｜fim▁begin｜>', 402, false), mark('[INST]', 403, false), mark('    ', 404, false)]});
  t.deepEqual([...controls.keys()], ['<|fim_middle|>', '<tool_call>', '<｜fim▁begin｜>', '[INST]']);
  t.true(encode('if\n    x').includes(404));
  for (const text of ['<|fim_middle|>', 'a<tool_call>b', '<｜fim▁begin｜>', '[INST]']) {
    t.is(decode(encode(text)), text);
    t.true(encode(text).every((id) => id < 400));
  }
});

test('referenceTokenizer: a character that the vocabulary spells text with stays content though it is marked special', (t) => {
  const {controls, encode} = smallTokenizer({added_tokens: [mark('!', 33, true), mark('\u0001', 400, true)]});
  t.deepEqual([...controls.keys()], ['\u0001']);
  t.is(encode('!').length, 1);
});

test('referenceTokenizer: puts nothing before or after a text, whatever the file says', (t) => {
  const around = {type: 'TemplateProcessing', single: [{SpecialToken: {id: '<|endoftext|>', type_id: 0}}, {Sequence: {id: 'A', type_id: 0}}], pair: [], special_tokens: {'<|endoftext|>': {id: '<|endoftext|>', ids: [400], tokens: ['<|endoftext|>']}}};
  t.deepEqual(smallTokenizer({post_processor: around}).encode('the cat'), smallTokenizer().encode('the cat'));
});

test('referenceTokenizer: with a normalizer it is not exact, and loses nothing else', (t) => {
  const {exact, encode, decode} = smallTokenizer({normalizer: {type: 'NFC'}});
  t.false(exact);
  t.is(decode(encode('the e\u0301 .  ,')), 'the \u00e9 .  ,');
});

test('referenceTokenizer: a vocabulary that cannot spell every byte is not exact', (t) => {
  const json = ranksToTokenizer({...smallRanks, tokens: smallRanks.tokens.with(7, undefined)});
  t.false(tokenizerFrom(json).exact);
});

test('referenceTokenizer: opens a vocabulary of words', (t) => {
  const vocab = {'[UNK]': 0, '[CLS]': 1, 'the': 2, 'cat': 3, '##s': 4, '[': 5, ']': 6, 'cl': 7, '##cl': 8};
  const tokenizer = tokenizerFrom({
    added_tokens: [mark('[UNK]', 0, true), mark('[CLS]', 1, true)], normalizer: null, pre_tokenizer: {type: 'WhitespaceSplit'}, post_processor: null,
    decoder: {type: 'WordPiece', prefix: '##', cleanup: false}, model: {type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab},
  });
  t.false(tokenizer.exact);
  t.deepEqual([...tokenizer.encode('the cats')], [2, 3, 4]);
  t.is(tokenizer.decode(Int32Array.of(1, 2, 3, 4, 1)), '[CLS]the cats[CLS]');
  t.deepEqual([...tokenizer.encode('[CLS]')], [0]);
  t.deepEqual([...tokenizer.byteLengths], [5, 5, 3, 3, 1, 1, 1, 2, 2]);
});

test('referenceTokenizer: opens a list of scored pieces, whose control tokens are out of reach', (t) => {
  const pieces: Json = [['<unk>', 0], ['<s>', 0], ['▁the', -1], ['▁', -3], ['<', -4], ['s', -4], ['>', -4]];
  const {encode, controls} = tokenizerFrom({
    added_tokens: [mark('<unk>', 0, true), mark('<s>', 1, true)], normalizer: null, pre_tokenizer: {type: 'Metaspace', replacement: '▁', prepend_scheme: 'first'}, post_processor: null,
    decoder: {type: 'Metaspace', replacement: '▁', prepend_scheme: 'first'}, model: {type: 'Unigram', unk_id: 0, vocab: pieces},
  });
  t.is(controls.get('<s>'), 1);
  t.deepEqual([...encode('the <s>')], [2, 3, 4, 5, 6]);
});

test('referenceTokenizer: a file that the library refuses is a failure', (t) => {
  const json = {...ranksToTokenizer(smallRanks), pre_tokenizer: {type: 'Nonsense'}};
  const failure = referenceTokenizer('test', Buffer.from(canonical(json)));
  t.like(failure, {failure: 'refused'});
});
