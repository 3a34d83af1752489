import test from 'ava';
import {parseTokenizerJson} from '../../../stages/tokenize/tokenizer-json.ts';
import {isTokenizerFailure, tokenizerFailureText} from '../../../stages/tokenize/tokenizer-failure.ts';

const model = {type: 'BPE', vocab: {a: 0}, merges: []};

function complaint(text: string): string {
  const parsed = parseTokenizerJson(Buffer.from(text));
  return isTokenizerFailure(parsed) ? tokenizerFailureText(parsed) : 'no complaint';
}

test('parseTokenizerJson: says what is wrong, and what it wanted', (t) => {
  const hint = '; give a tokenizer.json as Hugging Face\'s tokenizers writes it';
  t.regex(complaint('{'), /^Cannot use the tokenizer: the file should be JSON, found Expected property name/);
  for (const [json, middle] of [
    [[], 'the file should be an object, found []'],
    [{}, '"model" should be an object, found nothing'],
    [{model: {...model, vocab: {}}}, '"model.vocab" should be pieces with their ids, found {}'],
    [{model: {...model, vocab: {a: -1}}}, '"model.vocab" should be pieces with their ids, found {"a":-1}'],
    [{model: {...model, vocab: {a: 2 ** 30}}}, '"model.vocab" should be pieces with their ids, found {"a":1073741824}'],
    [{model: {type: 'BPE', vocab: {a: 0}}}, '"model.merges" should be a list, found nothing'],
    [{model, added_tokens: {}}, '"added_tokens" should be a list, found {}'],
    [{model, added_tokens: [1]}, '"added_tokens[0]" should be an object, found 1'],
    [{model, added_tokens: [{id: 1.5, content: 'x'}]}, '"added_tokens[0].id" should be an id below 16777216, found 1.5'],
    [{model, added_tokens: [{id: 1, content: ''}]}, '"added_tokens[0].content" should be a string, found ""'],
  ] as const) t.is(complaint(JSON.stringify(json)), `Cannot use the tokenizer: ${middle}${hint}`);
});

test('parseTokenizerJson: what a file leaves out is nothing', (t) => {
  t.deepEqual(parseTokenizerJson(Buffer.from(JSON.stringify({model}))), {version: '1.0', added_tokens: [], normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null, model});
});
