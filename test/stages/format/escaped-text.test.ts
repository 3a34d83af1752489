import test from 'ava';
import {escapedEnd, escapedText, trimmedEnd} from '../../../stages/format/escaped-text.ts';
import {jsonText} from '../../../stages/format/json-text.ts';
import {random} from '../../graph/rig/random.ts';

const pieces = ['a', ' ', '\n', '\t', '\r', '\\', '"', '\\n', '\\\\', '"}', ',"training_content":"', '\u0000', '\u001f', '\u2028', 'é', '🦀', 'plain text '];

test('a text of a record is parted at any character as it lies in its line, escapes and all', (t) => {
  const dice = random(7);
  for (let round = 0; round < 300; round++) {
    const text = Array.from({length: dice.int(12)}, () => pieces[dice.int(pieces.length)] ?? '').join('');
    const line = Buffer.from(`{"type":"x","meta":{"training_content":1,"t":${JSON.stringify(text)}},"training_content":${jsonText([Buffer.from(text)]).toString('utf8')}}`);
    const escaped = escapedText(line) ?? Buffer.alloc(0);
    t.is(JSON.parse(`"${escaped.toString('utf8')}"`), text);
    const characters = [...text];
    const cut = dice.int(characters.length + 1);
    const [head, tail] = [characters.slice(0, cut).join(''), characters.slice(cut).join('')];
    const at = escapedEnd(escaped, Buffer.byteLength(head)) ?? -1;
    t.deepEqual([JSON.parse(`"${escaped.toString('utf8', 0, at)}"`), JSON.parse(`"${escaped.toString('utf8', at)}"`)], [head, tail]);
    t.is(escapedEnd(escaped, Buffer.byteLength(text)), escaped.length);
    t.is(escapedEnd(escaped, Buffer.byteLength(text) + 1), undefined);
    t.is(JSON.parse(`"${trimmedEnd(escaped).toString('utf8')}"`), text.replace(/[ \n\r\t]+$/, ''));
  }
  for (const line of ['', '{}', '{"training_content":"a"}', '{"a":1,"training_content":"b"', '{"a":1,"training_content":2}']) t.is(escapedText(Buffer.from(line)), undefined, line);
});
