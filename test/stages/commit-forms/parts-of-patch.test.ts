import test from 'ava';
import type {Digest} from '../../../graph/value/digest.ts';
import {applyHunks} from '../../../stages/change/diff/apply-hunks.ts';
import {hunkHead} from '../../../stages/chunk/line-counts.ts';
import {partsOfPatch, type CuttableFile, type Piece} from '../../../stages/commit-forms/parts-of-patch.ts';
import {random, type Random} from '../../graph/rig/random.ts';
import {cutChange, type Cut} from '../chunk/rig.ts';
import {ownTexts} from '../parse/outline/own-texts.ts';

const leaf = 'sha256:0' as Digest;

function fileOf({hunks, chunks}: Cut, at: number): CuttableFile {
  return {file: {path: 'a.rs', head: `diff --git a/${at} b/${at}\n`, at, hunks: {leaf, length: hunks.length}}, chunks};
}

function bytesOf({file, stretches}: Piece): number {
  const text = stretches === undefined ? file.hunks?.length ?? 0 : stretches.reduce((sum, {from, to, heading, ...ranges}) => sum + to - from + hunkHead(ranges).length + 1 + (heading === undefined ? 0 : heading.to - heading.from), 0);
  return file.head.length + text;
}

/** Some lines go, some come, some change. */
function mutated(text: string, dice: Random): string {
  return text.split('\n').flatMap((line) => (dice.chance(12) ? [] : dice.chance(9) ? [`${line} // ${dice.int(99)}`] : dice.chance(20) ? [line, 'const made = 1;'] : [line])).join('\n');
}

test('parts put together are every patch, each line once and in order, and no part is longer than its room', async (t) => {
  const texts = (await ownTexts()).filter(({bytes}) => bytes.length < 6000);
  for (let seed = 1; seed <= 40; seed++) {
    const dice = random(seed);
    const limit = dice.pick([1500, 3000, 8000]);
    const cuts: Cut[] = [];
    for (let count = 1 + dice.int(4); count > 0; count--) {
      const {language, bytes} = dice.pick(texts);
      const text = bytes.toString('utf8');
      cuts.push(await cutChange(language.name, dice.pick([[text, mutated(text, dice)], [undefined, text], [text, undefined]] as const), limit / 2));
    }
    const files = cuts.map(fileOf);
    const room = {first: dice.pick([0, 100, limit / 2, limit]), later: limit};
    const parts = partsOfPatch(files, room);
    for (const [at, pieces] of parts.entries()) {
      const bytes = pieces.reduce((sum, piece) => sum + bytesOf(piece), 0);
      // A line longer than the limit is the only thing that may break it.
      const uncut = pieces.length === 1 && pieces[0]?.stretches?.length === 1;
      t.true(bytes <= (at === 0 ? room.first : room.later) || uncut || (at === 0 && pieces.length === 0), `seed ${seed}, part ${at}: ${bytes}`);
      t.true(at === 0 || pieces.length > 0, `seed ${seed}: an empty part`);
    }
    const pieces = parts.flat();
    for (const [at, cut] of cuts.entries()) {
      const own = pieces.filter(({file}) => file.at === at);
      t.deepEqual(own.map(({again}) => again), own.map((_, number) => number > 0), `seed ${seed}`);
      for (const {stretches = []} of own) t.true(stretches.every((one, place) => place === 0 || (stretches[place - 1]?.to ?? 0) < one.from), `seed ${seed}: in the order of the patch`);
      const whole = own.length === 1 && own[0]?.stretches === undefined;
      const hunks = whole ? cut.hunks : Buffer.concat(own.flatMap(({stretches = []}) => stretches).toSorted((a, b) => a.from - b.from).flatMap(({from, to, ...ranges}) => [Buffer.from(`${hunkHead(ranges)}\n`), cut.hunks.subarray(from, to)]));
      const applied = applyHunks(cut.before, hunks);
      if ('refusal' in applied) t.fail(`seed ${seed}: ${JSON.stringify(applied.refusal)}`);
      else t.true(applied.after.equals(cut.after), `seed ${seed}`);
    }
  }
});

test('files that fit stand together, and a declaration that fits is not cut', async (t) => {
  const text = (name: string) => `fn ${name}() {\n${Array.from({length: 20}, (_, at) => `    step(${at});\n`).join('')}}\n`;
  const [a, b] = [await cutChange('Rust', [undefined, text('a')], 500), await cutChange('Rust', [undefined, `${text('b')}\n${text('c')}`], 500)];
  const room = {first: 1000, later: 1000};
  t.deepEqual(partsOfPatch([fileOf(a, 0), fileOf(a, 1)], room).map((pieces) => pieces.map(({stretches}) => stretches)), [[undefined, undefined]]);
  t.deepEqual(partsOfPatch([fileOf(a, 0), fileOf(b, 1)], {first: 500, later: 500}).map((pieces) => pieces.map(({file: {at}, stretches}) => [at, stretches?.map(({after}) => [after.from, after.count])])), [[[0, undefined]], [[1, [[1, 23]]]], [[1, [[24, 22]]]]]);
});

test('what cannot be cut stands alone in a part of its own', (t) => {
  const file = (length: number): CuttableFile => ({file: {path: 'a.rs', head: 'diff\n', at: 0, hunks: {leaf, length}}, chunks: []});
  t.deepEqual(partsOfPatch([file(10), file(5000), file(10)], {first: 100, later: 100}).map((pieces) => pieces.length), [1, 1, 1]);
  t.deepEqual(partsOfPatch([], {first: 100, later: 100}), [[]]);
});
