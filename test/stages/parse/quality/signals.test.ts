// The signals of quality on texts whose numbers are plain to see.
import test from 'ava';
import {signalsCodec} from '../../../../stages/parse/quality/signals-codec.ts';
import {noSignals, signalsOf} from '../../../../stages/parse/quality/signals.ts';

test('signalsOf() counts characters of any script', (t) => {
  t.like(signalsOf('a.txt', 'Text', 'aé漢 1٣ 😀'), {characters: 8, letters: 3, alphanumerics: 5, widest: 9});
});

test('signalsOf() finds bytes in disguise, and no others', (t) => {
  t.like(signalsOf('a', 'Text', `x ${'QUJD'.repeat(20)} y`), {longestEncoded: 80, encoded: 80});
  t.like(signalsOf('a', 'Text', `x ${'QUJD'.repeat(15)} y`), {longestEncoded: 0, encoded: 0});
  t.true(signalsOf('a', 'Text', '0x12,0x34,0x56,0x78,0x9a,0xbc,0xde,0xf0,0x11,').encoded > 40);
  t.like(signalsOf('a', 'Text', `'${'\\u4f60'.repeat(8)}'`), {longestEncoded: 48});
  t.like(signalsOf('a', 'Text', `'${'\\u4f60'.repeat(7)}'`), {longestEncoded: 0});
});

test('signalsOf() reads pages, tool marks, snapshots and broken encodings', (t) => {
  t.is(signalsOf('a.html', 'HTML', '<p>Hi</p><script>a < b</script><!-- x --> 1 < 2<style>').visible, 2 + 6);
  t.like(signalsOf('a.c', 'C', '\n\n\n\n/* Auto-Generated */\n'), {saysGenerated: true});
  t.like(signalsOf('a.c', 'C', '\n\n\n\n\n/* Auto-Generated */\n'), {saysGenerated: false, fewAssignments: true});
  t.like(signalsOf('a/__snapshots__/b.js.snap', '', ''), {snapshot: true});
  t.like(signalsOf('latest/snap.ts', 'TypeScript', ''), {snapshot: false});
  t.like(signalsOf('a.md', 'Markdown', 'cafÃ© â€“ naÃ¯ve'), {mojibake: 3});
  t.like(signalsOf('a.md', 'Markdown', 'café – naïve NÃO « À »'), {mojibake: 0});
});

test('signalsCodec gives back what was written', (t) => {
  for (const signals of [noSignals, signalsOf('conf.py', 'Python', 'config = 1\nconfig = 2\n'), signalsOf('a.html', 'HTML', '<?xml version="1"?>x'.repeat(1000))]) {
    t.deepEqual(signalsCodec.decode(signalsCodec.encode(signals), []), signals);
  }
});

for (const piece of ['<', '<script>', '<!--', 'ab ', '0x', '\\u', 'Ã', '00,', '00 ', 'aa\n', '\n']) {
  test(`signalsOf() takes no time over a megabyte of ${JSON.stringify(piece)}`, (t) => {
    const started = process.hrtime.bigint();
    signalsOf('a.html', 'HTML', piece.repeat(1_000_000 / piece.length));
    t.true(process.hrtime.bigint() - started < 3_000_000_000n);
  });
}
