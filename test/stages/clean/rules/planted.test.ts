// Planted secrets: none is left, each leaves one redaction, and nothing of one shows in what is kept about it.
import test from 'ava';
import {redactor} from '../../../../stages/clean/redact.ts';
import {random} from '../rig.ts';
import {plant} from './plant.ts';
import {clean, rulesWith} from './rules-rig.ts';

const seed = 20261127;
const redact = redactor(rulesWith());

test('redact takes out 300 planted secrets of 30 kinds, each by one redaction, and leaves the rest', (t) => {
  const plants = plant(random(seed), 300);
  t.is(new Set(plants.map(({kind}) => kind)).size, 30);
  for (const [index, {kind, secret, text}] of plants.entries()) {
    const {bytes, redactions} = redact(clean(text));
    const output = Buffer.from(bytes).toString('utf8');
    const at = text.indexOf(secret);
    t.is(redactions.length, 1, `${index} ${kind}: ${text} became ${output}`);
    // What stood before and behind it still does.
    t.true(output.startsWith(text.slice(0, at)) && output.endsWith(text.slice(at + secret.length)), `${index} ${kind}: ${text} became ${output}`);
    t.false(JSON.stringify(redactions).includes(secret.slice(0, 12)));
  }
});

test('redact finds the same secrets in one long text of all of them', (t) => {
  const plants = plant(random(seed + 1), 300);
  const all = plants.map(({text}) => `${text}\n\nfn between() -> Result<(), Error> { self.next_token() }\n\n`).join('');
  const {bytes, redactions} = redact(clean(all));
  t.is(redactions.length, 300);
  for (const {kind, secret} of plants) t.false(Buffer.from(bytes).includes(secret), kind);
  t.is(redact({...clean(bytes)}).redactions.length, 0);
});

test('redact shifts no alignment: secrets are found behind any number of bytes', (t) => {
  for (const {kind, text, secret} of plant(random(seed + 2), 62)) {
    for (let shift = 0; shift < 8; shift++) {
      const padded = Buffer.concat([Buffer.alloc(8), Buffer.from(`${' '.repeat(shift)}\n${text}`)]).subarray(8 - shift);
      t.false(Buffer.from(redact(clean(padded)).bytes).includes(secret), `${kind} ${shift}`);
    }
  }
});
