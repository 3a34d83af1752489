import test from 'ava';
import {keepFinished} from '../../../tools/executors/build/keep-finished.ts';

/** A store whose checkpoints end when told, and a clock that is set. */
function slowStore() {
  const ends: ((failed: boolean) => void)[] = [];
  const clock = {now: 0};
  const checkpoint = () => new Promise<void>((resolve, reject) => void ends.push((failed) => (failed ? reject(new Error('full')) : resolve())));
  return {ends, clock, keep: keepFinished({checkpoint}, () => clock.now)};
}

test('keepFinished() seals at most once a second', (t) => {
  const {ends, clock, keep} = slowStore();
  for (clock.now = 0; clock.now < 1000; clock.now += 100) keep();
  t.is(ends.length, 0);
  keep();
  t.is(ends.length, 1);
});

for (const failed of [false, true]) {
  test(`keepFinished() waits for one checkpoint before it asks for another (${failed ? 'failed' : 'done'})`, async (t) => {
    const {ends, clock, keep} = slowStore();
    clock.now = 1000;
    keep();
    clock.now = 5000;
    keep();
    t.is(ends.length, 1);
    ends[0]?.(failed);
    await Promise.resolve();
    await Promise.resolve();
    clock.now = 5999;
    keep();
    t.is(ends.length, 1);
    clock.now = 6000;
    keep();
    t.is(ends.length, 2);
  });
}
