import test from 'ava';
import {TaskThrew} from '../../../graph/run/task-threw.ts';
import {packFailure, unpackFailure} from '../../../graph/run/thread-failure.ts';
import {digestOf} from '../../../graph/value/digest.ts';

test('unpackFailure() gives back what a failure said of itself, across the border of a thread', (t) => {
  const failure = Object.assign(new RangeError('spawn EMFILE'), {code: 'EMFILE', syscall: 'spawn', errno: -24, beside: {not: 'plain'}});
  const came = unpackFailure(structuredClone(packFailure(failure)));
  t.like(came, {name: 'RangeError', message: 'spawn EMFILE', code: 'EMFILE', syscall: 'spawn', errno: -24, stack: failure.stack});
  t.false('beside' in came);
});

test('unpackFailure() names the task that threw, and keeps what it threw', (t) => {
  const inputs = [digestOf(Buffer.from('input'))];
  const came = unpackFailure(structuredClone(packFailure(new TaskThrew('clean', inputs, new TypeError('no')))));
  if (!(came instanceof TaskThrew)) return t.fail('It lost its class');
  t.is(came.message, 'Task "clean" failed on a row: no');
  t.deepEqual(came.inputs, inputs);
  t.like(came.cause, {name: 'TypeError', message: 'no'});
});

test('packFailure() takes what is no error, too', (t) => {
  t.is(unpackFailure(structuredClone(packFailure('gone'))).message, 'gone');
});
