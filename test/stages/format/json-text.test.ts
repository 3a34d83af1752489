import test from 'ava';
import {jsonText} from '../../../stages/format/json-text.ts';
import {random} from '../../graph/rig/random.ts';

const pieces = ['a', '"', '\\', '\n', '\r\n', '\t', '\b', '\f', '\u0000', '\u001f', '\u007f', 'é', '\u2028', '\ufeff', '😀', '</script>', '\\u0041', '日本'];

for (const seed of [1, 2, 3]) {
  test(`jsonText() gives what JSON.stringify gives, however the text is cut (seed ${seed})`, (t) => {
    const dice = random(seed);
    for (let round = 0; round < 500; round++) {
      const parts = Array.from({length: dice.int(6)}, () => Array.from({length: dice.int(20)}, () => dice.pick(pieces)).join(''));
      t.is(jsonText(parts.map((part) => Buffer.from(part))).toString(), JSON.stringify(parts.join('')));
    }
  });
}

test('jsonText() gives what JSON.stringify gives for every character of the first plane', (t) => {
  const all = Array.from({length: 0x10000}, (_, code) => (code >= 0xd800 && code < 0xe000 ? '' : String.fromCharCode(code))).join('');
  t.true(jsonText([Buffer.from(all)]).equals(Buffer.from(JSON.stringify(all))));
});
