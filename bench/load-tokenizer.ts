// A program: loads the embedded tokenizer as a thread of a build does, from where the first run left it.
import {isTokenizerFailure, tokenizerFailureText} from '../stages/tokenize/tokenizer-failure.ts';
import {loadTokenizer, storeTokenizer} from '../stages/tokenize/tokenizer-cache.ts';

const stored = await storeTokenizer({kind: 'embedded', name: 'o200k_base'}, process.argv[2] ?? '');
if (isTokenizerFailure(stored)) throw new Error(tokenizerFailureText(stored));
const started = performance.now();
await loadTokenizer(stored);
console.log(performance.now() - started);
