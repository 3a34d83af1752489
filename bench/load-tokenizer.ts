// A program: opens the embedded tokenizer as a build does, from where the first run left it, and says how many milliseconds that took.
import {isTokenizerFailure, tokenizerFailureText} from '../stages/tokenize/tokenizer-failure.ts';
import {loadTokenizer, storeTokenizer} from '../stages/tokenize/tokenizer-cache.ts';

const started = performance.now();
const stored = await storeTokenizer({kind: 'embedded', name: 'o200k_base'}, process.argv[2] ?? '');
if (isTokenizerFailure(stored)) throw new Error(tokenizerFailureText(stored));
await loadTokenizer(stored);
console.log(performance.now() - started);
