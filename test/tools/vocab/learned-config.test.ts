import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commandBench} from '../rig/command-bench.ts';

for (const [what, asked, message] of [
  ['a size below the bytes', {size: 200}, 'tokenizer.learned.size: expected a whole number from 256 to 1000000, got 200'],
  ['no size', {}, 'tokenizer.learned.size: expected a whole number from 256 to 1000000, got nothing'],
  ['no room for control tokens', {size: 257, controls: ['<a>', '<b>']}, 'tokenizer.learned.size: expected room for 256 bytes and all control tokens, got 257'],
  ['a pattern nobody knows', {size: 300, pattern: 'o200'}, 'tokenizer.learned.pattern: expected "gpt2", "cl100k", "o200k", "llama3" or "qwen", got "o200". Did you mean "o200k"?'],
  ['a control token twice', {size: 300, controls: ['<a>', '<a>']}, 'tokenizer.learned.controls: expected a list in which no control token stands twice'],
  ['a control token with a space', {size: 300, controls: ['a b']}, 'tokenizer.learned.controls[0]: expected a control token of 2 to 100 characters without spaces, such as "<|endoftext|>", got "a b"'],
  ['a name that is a path', {size: 300, name: '../x'}, 'tokenizer.learned.name: expected a name of small letters, digits and dashes, got "../x"'],
  ['a key nobody knows', {size: 300, sizes: 1}, 'tokenizer.learned.sizes: expected no such key, got 1. Did you mean "size"?'],
] as const) {
  test(`The configuration says what is wrong with ${what}`, async (t) => {
    const place = commandBench(t);
    writeFileSync(join(place.root, 'dataset.config.json'), JSON.stringify({tokenizer: {learned: asked}}));
    const {code, err} = await place.run('vocab');
    t.is(code, 2);
    t.true(err.includes(`\n  ${message}`), err);
  });
}
