import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {random} from '../graph/rig/random.ts';
import {step} from './random-history.ts';
import {mill} from './rig.ts';

for (const seed of [1, 2, 3, 4]) {
  test(`packs that rot are noticed: outputs that are gone come back the same, and so does the next build (seed ${seed})`, async (t) => {
    const dice = random(seed);
    const {root, repo, build} = mill(t);
    repo.write('a.rs', 'fn main() {}\n');
    repo.commit('first');
    for (let count = 0; count < 4; count++) step(repo, dice, count);
    const whole = await build();
    const packs = join(root, 'own/store/mill-2/packs');
    const [name = ''] = readdirSync(packs);
    const pack = readFileSync(join(packs, name));
    for (let flips = 0; flips < 40; flips++) {
      const at = 64 + dice.int(Math.floor(pack.length / 2));
      pack[at] = (pack[at] ?? 0) ^ (1 << dice.int(8));
    }
    rmSync(join(packs, name));
    writeFileSync(join(packs, name), pack);
    rmSync(join(root, 'own/out'), {recursive: true});
    t.deepEqual((await build()).files, whole.files);
    step(repo, dice, 9);
    t.deepEqual((await build()).files, (await build({}, 'clean')).files);
  });
}
