// The cutting of git's answers, whatever the chunks they come in.
import test from 'ava';
import {objectStream, type GitObject} from '../../../../stages/source/git/object-stream.ts';
import {random} from '../../../graph/rig/random.ts';

test('objectStream: any cutting of the stream gives the same objects', (t) => {
  const seed = 20_261;
  t.log(`seed ${seed}`);
  const {int} = random(seed);
  for (let round = 0; round < 300; round++) {
    const expected: (readonly [string, GitObject | undefined])[] = [];
    const parts: Buffer[] = [];
    for (let count = int(6); count >= 0; count--) {
      const oid = int(2 ** 31).toString(16).padStart(40, '0');
      const bytes = Buffer.from(Array.from({length: int(30)}, () => int(256)));
      const absent = int(4) === 0;
      expected.push([oid, absent ? undefined : bytes.length > 20 ? {type: 'blob', oversize: bytes.length} : {type: 'blob', bytes}]);
      parts.push(absent ? Buffer.from(`${oid} missing\n`) : Buffer.concat([Buffer.from(`${oid} blob ${bytes.length}\n`), bytes, Buffer.from('\n')]));
    }
    const stream = Buffer.concat(parts);
    const got: (readonly [string, GitObject | undefined])[] = [];
    const take = objectStream({maxBytes: 20, room: Buffer.alloc}, (oid, object) => got.push([oid, object]));
    for (let at = 0; at < stream.length; ) {
      const end = at + 1 + int(round % 2 === 0 ? 3 : 40);
      take(stream.subarray(at, end));
      at = end;
    }
    t.deepEqual(got, expected, `round ${round}`);
  }
});

test('objectStream: an answer of another shape is an error, not a silent loop', (t) => {
  const take = objectStream({maxBytes: 10, room: Buffer.alloc}, () => undefined);
  t.throws(() => take(Buffer.from('fatal what\n')), {message: /Expected "<oid> missing"/});
});
