import test from 'ava';
import {cutLines} from '../../../stages/code/cut-lines.ts';
import {docLine, docText, fileDoc} from '../../../stages/code/doc-text.ts';
import {random} from '../../graph/rig/random.ts';

test('pieces together are the stretch, begin lines, and are short unless a line is long', (t) => {
  for (let seed = 1; seed <= 300; seed++) {
    const dice = random(seed);
    const text = Buffer.from(Array.from({length: dice.int(40)}, () => `${' '.repeat(dice.int(6))}${'é'.repeat(dice.int(dice.pick([3, 30])))}`).join(dice.pick(['\n', '\n\n', '\r\n'])));
    const from = dice.int(text.length + 1);
    const most = 1 + dice.int(60);
    const pieces = cutLines(text, {from, to: text.length}, most);
    t.true(Buffer.concat(pieces.map((one) => text.subarray(one.from, one.to))).equals(text.subarray(from)), `seed ${seed}`);
    for (const [at, one] of pieces.entries()) {
      t.true(at === 0 || text[one.from - 1] === 0x0a, `seed ${seed}`);
      t.true(one.to - one.from <= most || !text.subarray(one.from, one.to - 1).includes(0x0a), `seed ${seed}: ${one.to - one.from} of ${most}`);
    }
  }
});

test('a cut falls where the text breaks deepest', (t) => {
  const text = Buffer.from('fn a() {\n    1\n}\n\nfn b() {\n    2\n\n    3\n}\n\nfn c() {\n}\n');
  t.deepEqual(cutLines(text, {from: 0, to: text.length}, 50).map(({from, to}) => text.toString('utf8', from, to)), ['fn a() {\n    1\n}\n\nfn b() {\n    2\n\n    3\n}\n\n', 'fn c() {\n}\n']);
});

test('docText() takes the signs of a comment away, and nothing of what it says', (t) => {
  t.is(docText('/// One.\n    ///\n    /// - two\n    ///   three'), 'One.\n\n- two\n  three');
  t.is(docText('/**\n * One.\n * @param a `*` stays\n */'), 'One.\n@param a `*` stays');
  t.is(docText('/** One. */'), 'One.');
  t.is(docText('"""One.\n\n    Two.\n    """'), 'One.\n\nTwo.');
  t.is(docText('# One\n# Two'), 'One\nTwo');
  t.is(docText('// One\n// Two'), 'One\nTwo');
  t.is(docLine('One\ntwo.\n\nThree.'), 'One two.');
  t.is(fileDoc('//! One.\n//!\n//! Two.\n\nuse a;\n//! not'), 'One.\n\nTwo.');
  t.is(fileDoc('use a;\n//! One.\n'), '');
});
