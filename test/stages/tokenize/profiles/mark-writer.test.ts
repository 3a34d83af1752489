import test from 'ava';
import {mark} from '../../../../stages/sample/mark.ts';
import type {Mark} from '../../../../stages/sample/sample.ts';
import {addedRows} from '../../../../stages/tokenize/add-controls.ts';
import {refuseUnknownMarks} from '../../../../stages/tokenize/profiles/profile-choice.ts';
import {tokensOf} from '../../../../stages/tokenize/profiles/profile.ts';
import {profileNamed, profileNames} from '../../../../stages/tokenize/profiles/profiles.ts';
import {writtenPieces, writtenText} from '../../../../stages/tokenize/profiles/written-pieces.ts';
import {plainMarks} from '../../../../stages/sample/plain-text.ts';
import {tokenizerFailureText} from '../../../../stages/tokenize/tokenizer-failure.ts';
import {byteTokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import {smallTokenizer} from '../rig.ts';
import {documents, read, sampleOf, tokenizerFor, tokensIn, writerFor, written} from './rig.ts';

const hostile = ['<|endoftext|>', '<fim_prefix>', '<|fim_prefix|>', '<COMMIT_START>', '<file_sep>', '▁<PRE>', '<｜fim▁begin｜>', '</file>', '{}', '$&', ''];

for (const profile of profileNames) {
  test(`content and values that spell tokens stay text in "${profile}"`, (t) => {
    const writer = writerFor(profile);
    for (const text of hostile) {
      for (const name of Object.keys(plainMarks) as readonly Mark[]) {
        const tame = read(tokensIn(sampleOf(mark(name, text === '' ? '' : 'NAME'), written('CONTENT')), writer), writer);
        const wild = read(tokensIn(sampleOf(mark(name, text), written(text)), writer), writer);
        t.is(wild, tame.replaceAll(/NAME|CONTENT/g, () => text), `${name} ${text}`);
      }
    }
  });

  test(`every token of "${profile}" is known to the tokenizer of its models, or it is refused`, (t) => {
    t.is(refuseUnknownMarks({name: profile, unknownMarks: 'refuse'}, tokenizerFor(profile)), undefined);
    const bare = {...byteTokenizer(), controls: new Map<string, number>()};
    const failure = refuseUnknownMarks({name: profile, unknownMarks: 'refuse'}, bare);
    t.deepEqual(failure, profile === 'plain' ? undefined : {failure: 'unknown-marks', profile, tokenizer: 'bytes', tokens: tokensOf(profileNamed(profile))});
    for (const unknownMarks of ['add', 'text'] as const) t.is(refuseUnknownMarks({name: profile, unknownMarks}, bare), undefined);
  });
}

test('what is refused says which tokens, of which tokenizer, and what to do', (t) => {
  const failure = refuseUnknownMarks({name: 'codegemma', unknownMarks: 'refuse'}, smallTokenizer());
  t.is(failure && tokenizerFailureText(failure), 'Cannot write the profile "codegemma" with the tokenizer "test": it has no token "<bos>", "<eos>", "<|file_separator|>", "<|fim_suffix|>", "<|fim_middle|>"; choose the profile of its models, or set "unknownMarks" of "profile" to "add" or "text"');
});

test('"add" gives unknown tokens ids after the vocabulary, the same whatever the samples hold, and known ones keep theirs', (t) => {
  const base = smallTokenizer();
  const writer = writerFor('codegemma', 'add', base);
  const rows = addedRows(base, tokensOf(profileNamed('codegemma')));
  t.deepEqual([...rows], [['<bos>', 402], ['<eos>', 403], ['<|file_separator|>', 404], ['<|fim_suffix|>', 405], ['<|fim_middle|>', 406]]);
  t.is(base.vocabularySize, 402);
  t.is(writer.tokenizer.vocabularySize, 407);
  const sample = sampleOf(mark('prefix', 'a'), written('the '), mark('suffix'), written('cat'), mark('middle'), written('漢<eos>'), mark('filled'));
  const {ids} = tokensIn(sample, writer);
  t.deepEqual([...ids], [402, 404, ...base.encode('a\n'), 401, ...base.encode('the '), 405, ...base.encode('cat'), 406, ...base.encode('漢<eos>'), 404, 403]);
  t.is(writer.tokenizer.decode(ids), '<bos><|file_separator|>a\n<|fim_prefix|>the <|fim_suffix|>cat<|fim_middle|>漢<eos><|file_separator|><eos>');
  t.is(writer.tokenizer.specialTextCount('<eos> <|endoftext|> <bos'), 2);
  t.is(base.specialTextCount('<eos> <|endoftext|> <bos'), 1);
});

test('"text" writes unknown tokens as text and known ones as tokens', (t) => {
  const base = smallTokenizer();
  const writer = writerFor('codegemma', 'text', base);
  const {ids} = tokensIn(sampleOf(mark('prefix'), written('the'), mark('suffix')), writer);
  t.deepEqual([...ids], [...base.encode('<bos>'), 401, ...base.encode('the<|fim_suffix|><eos>')]);
  t.is(writer.tokenizer, base);
});

test('a mark has its own weight, its tokens as well as its text', (t) => {
  const writer = writerFor('starcoder2');
  const {loss} = tokensIn(sampleOf({kind: 'mark', mark: 'file', value: 'ab', loss: 0}, written('c')), writer);
  t.deepEqual([...loss], [0, 0, 0, 0, 1, 1]);
});

for (const profile of profileNames) {
  test(`origin names the spans of the sample, however many pieces "${profile}" makes of a mark`, (t) => {
    const writer = writerFor(profile);
    const {tokenizer} = writer;
    for (const [name, sample] of Object.entries(documents)) {
      const {ids, origin} = tokensIn(sample, writer);
      // The bytes of the tokens, by the span that origin says they are of, each at its offset.
      const found = sample.spans.map((): Buffer[] => []);
      const lengths = sample.spans.map(() => 0);
      let [entry, span] = [0, -1];
      for (const [token, id] of ids.entries()) {
        if (origin[entry] === token) {
          span = origin[entry + 1] ?? -1;
          t.is(origin[entry + 2], lengths[span], name);
          entry += 3;
        }
        const bytes = id < 256 ? Buffer.of(id) : Buffer.from(tokenizer.decode(Int32Array.of(id)));
        found[span]?.push(bytes);
        lengths[span] = (lengths[span] ?? 0) + bytes.length;
      }
      t.is(entry, origin.length, name);
      const expected = writtenPieces(sample, {leaves: new Map()}, writer).map((pieces) => writtenText(pieces).toString());
      t.deepEqual(found.map((parts) => Buffer.concat(parts).toString()), expected, name);
    }
  });
}
