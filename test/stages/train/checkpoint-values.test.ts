import {spawnSync} from 'node:child_process';
import test from 'ava';
import {hexFloat, readHexFloat} from '../../../stages/train/hex-float.ts';
import {readTensorFile, tensorFile} from '../../../stages/train/tensor-file.ts';
import {needsPython, python, root} from '../../tools/train/trainer.ts';

const numbers = [0, -0, 1, -1, 0.1, 1 / 3, 2 ** 70, Number.MAX_VALUE, Number.MIN_VALUE, 2 ** -1022, -3 * 2 ** -1060, 5.545177459716797];

test('hexFloat() writes numbers as Python does, and readHexFloat() reads each of them back', (t) => {
  needsPython();
  const {stdout, stderr} = spawnSync(python, ['-c', 'import json, sys; print(json.dumps([float(number).hex() for number in json.load(sys.stdin)]))'], {input: JSON.stringify(numbers.map((number) => (Object.is(number, -0) ? '-0.0' : String(number)))), encoding: 'utf8'});
  t.is(stderr, '');
  t.deepEqual(numbers.map(hexFloat), JSON.parse(stdout));
  for (const number of [...numbers, Infinity, -Infinity, Number.NaN]) t.is(readHexFloat(hexFloat(number)), number);
  for (const text of ['', '1', '0x1.p+0', '0x1.8', '-nan', '0x2.0p+0', '0x1.8p+0 ', 'Infinity']) t.is(readHexFloat(text), undefined, text);
});

test('tensorFile() has the bytes that torch\'s side writes, and readTensorFile() gives back what went in', (t) => {
  needsPython();
  const tensors = new Map([['b.weight', {values: Float32Array.of(1, -2.5, 3e-8, 4, 5, 6), sizes: [2, 3]}], ['a', {values: Float32Array.of(7), sizes: [1]}]]);
  const bytes = Buffer.concat([...tensorFile(tensors)]);
  const script = 'import sys, torch; from gristmill_trainer.checkpoint import _safetensors; sys.stdout.buffer.write(b"".join(bytes(part) for part in _safetensors({"b.weight": torch.tensor([[1, -2.5, 3e-8], [4, 5, 6]]), "a": torch.tensor([7.0])})))';
  const {stdout, stderr} = spawnSync(python, ['-c', script], {env: {PYTHONPATH: `${root}/trainer`, PYTHONDONTWRITEBYTECODE: '1'}});
  t.is(String(stderr), '');
  t.deepEqual(bytes, stdout);
  t.deepEqual([...readTensorFile(bytes)].sort(), [...tensors].sort());
});

test('readTensorFile() takes nothing that is not in its file', (t) => {
  const file = (head: string, content = '') => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt(head.length));
    return Buffer.concat([bytes, Buffer.from(head + content)]);
  };
  const entry = (changes: object) => file(JSON.stringify({a: {dtype: 'F32', shape: [1], data_offsets: [0, 4], ...changes}}), '1234');
  t.notThrows(() => readTensorFile(entry({})));
  const wrong = [{dtype: 'F16'}, {shape: [2]}, {shape: [-1]}, {shape: 'all'}, {data_offsets: [4, 8]}, {data_offsets: [-4, 0]}, {data_offsets: [0]}, {data_offsets: [0, 2 ** 60], shape: [2 ** 58]}];
  for (const changes of wrong) t.throws(() => readTensorFile(entry(changes)), undefined, JSON.stringify(changes));
  for (const bytes of [Buffer.alloc(0), Buffer.alloc(8, 255), file('[]'.repeat(2)), file('null'), file('{"a": 1}')]) t.throws(() => readTensorFile(bytes));
});
