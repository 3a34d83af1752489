import test from 'ava';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {joinedDigestsCodec} from '../../../graph/value/joined-digests.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';

const number = jsonCodec<number>('number');

test('defineTask() refuses a light task of joined rows, which it would see as stubs', (t) => {
  const joined = {version: 1, input: {left: number, right: joinedCodec(number, number)}, output: number, run: () => 1};
  t.throws(() => defineTask({...joined, name: 'a sum', light: true}), {message: 'Task "a sum" is light, so it sees rows alone, and "number with number" is nothing but links: let it read their digests, or be no light task'});
  t.notThrows(() => defineTask({...joined, name: 'a sum'}));
  t.notThrows(() => defineTask({...joined, name: 'a sum', light: true, input: {row: joinedDigestsCodec}}));
});
