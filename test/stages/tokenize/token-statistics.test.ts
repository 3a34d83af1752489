import test from 'ava';
import {digestOf} from '../../../graph/value/digest.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {mark} from '../../../stages/sample/mark.ts';
import type {Sample, Span} from '../../../stages/sample/sample.ts';
import {profileNames} from '../../../stages/tokenize/profiles/profiles.ts';
import type {MarkWriter} from '../../../stages/tokenize/profiles/mark-writer.ts';
import {tokenStatistics, type TokenStatistics} from '../../../stages/tokenize/token-statistics.ts';
import {tokenizeDocument} from '../../../stages/tokenize/tokenize-document.ts';
import {documents, sampleOf, writerFor, written} from './profiles/rig.ts';
import {smallTokenizer} from './rig.ts';

const patch = Buffer.from('@@ -1 +1 @@\n-fn a() {}\n+fn b() {}\n');
const leaf = digestOf(patch);
const edit: Span = {kind: 'source', leaf, text: 'edit', from: 0, to: patch.length, loss: 1};

function statistics(sample: Sample, writer: MarkWriter): TokenStatistics {
  const tokens = tokenizeDocument(sample, {leaves: new Map([[leaf, {digest: leaf, bytes: patch, parts: []}]])}, writer);
  if (isStub(tokens)) throw new Error(tokens.stub);
  return tokenStatistics(tokens, sample);
}

test('tokenStatistics() of a commit: its patch is code, its message and what frames it is content', (t) => {
  const sample = sampleOf(mark('commit'), written('Rename a'), mark('diff'), edit);
  const content = 'Commit: Rename a\n\nDiff:\n'.length;
  t.deepEqual(statistics(sample, writerFor('plain')), {total_tokens: content + patch.length, content_tokens: content, code_tokens: patch.length, compression_ratio: 1});
  // One more token: the end.
  t.deepEqual(statistics(sample, writerFor('starcoder2')), {total_tokens: content + patch.length + 1, content_tokens: content + 1, code_tokens: patch.length, compression_ratio: 1});
});

test('tokenStatistics() of documentation with code in it', (t) => {
  const {content_tokens, code_tokens} = statistics(sampleOf(mark('doc'), written('See'), edit, mark('doc_end'), mark('code', 'rust'), written('fn'), mark('code_end'), written('.')), writerFor('seeds'));
  t.is(code_tokens, 'fn'.length);
  const [doc, code] = [1 + 1 + 3 + patch.length + 1 + 1 + 1, '<code language="rust">\n'.length + 1 + 1 + 1];
  t.is(content_tokens, doc + code + '.'.length);
});

test('tokenStatistics() gives bytes a token, the same under every profile', (t) => {
  const base = smallTokenizer();
  const sample = sampleOf(mark('file', 'a.rs'), written('the cat sat on the mat'), mark('file_end'));
  const alone = base.encode('the cat sat on the mat').length;
  for (const profile of ['starcoder2', 'qwen2.5-coder', 'codegemma']) t.is(statistics(sample, writerFor(profile, 'add', base)).compression_ratio, 22 / alone, profile);
  t.true(22 / alone > 2);
});

for (const profile of profileNames) {
  test(`tokenStatistics(): content and code are all there is, in "${profile}"`, (t) => {
    const writer = writerFor(profile);
    for (const sample of Object.values(documents)) {
      const {total_tokens, content_tokens, code_tokens} = statistics(sample, writer);
      t.is(content_tokens + code_tokens, total_tokens);
    }
  });
}

test('tokenStatistics() of nothing', (t) => {
  t.deepEqual(statistics(sampleOf(), writerFor('plain')), {total_tokens: 0, content_tokens: 0, code_tokens: 0, compression_ratio: 0});
});
