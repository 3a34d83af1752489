import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {random} from '../graph/rig/random.ts';
import {lived, plannedDeaths, spelled, steps, type Life} from './deaths.ts';
import {tempFolder} from './rows.ts';
import {verdictOn} from './store-verdict.ts';

const kills = process.env['GRISTMILL_LONG'] === '1' ? 1000 : 100;
const builder = fileURLToPath(new URL('small-builder.ts', import.meta.url));
const targets = ['left', 'right'] as const;
const roundsPerStore = 6;
const batchesPerRound = 6;
const batches = (1 + roundsPerStore) * batchesPerRound;

test('diskStore: two builders killed at every step and at any time lose nothing they acknowledged, and end with the root of an undisturbed build', async (t) => {
  const seed = 20_251;
  const dice = random(seed);
  const {next, again} = plannedDeaths(dice);
  const died = new Map<string, number>();
  // Now and then a store cannot be opened at the very moment another process dies over it: a failure with a name, and none the next time.
  const refused: string[] = [];
  let killed = 0;
  for (let folder = 0; killed < kills; folder++) {
    const dir = await tempFolder(t);
    const acknowledged = {left: 0, right: 0};
    const claim = {dir, acknowledged, batches, damaged: false};
    for (let round = 1; round <= roundsPerStore && killed < kills; round++) {
      const about = `seed ${seed}, store ${folder}, round ${round}`;
      const deaths = targets.map((target) => ({target, death: next(round === 1)}));
      const lives = await Promise.all(deaths.map(({target, death}) => lived(builder, [dir, target, String(round * batchesPerRound)], death)));
      for (const [at, {target, death}] of deaths.entries()) {
        const life = lives[at];
        acknowledged[target] = Math.max(acknowledged[target], acknowledgedIn(life));
        if (life?.signal === 'SIGKILL') {
          died.set(spelled(death), (died.get(spelled(death)) ?? 0) + 1);
          killed++;
          continue;
        }
        again(death);
        if (life?.code !== 0 && /StoreError: /.test(life?.stderr ?? '')) refused.push(`${about}: ${/StoreError: .*/.exec(life?.stderr ?? '')?.[0]}`);
        else t.is(life?.code, 0, `${about}: ${life?.stderr}`);
      }
      // Now and then the packs alone must do.
      if (dice.chance(5)) await removeIndex(dir);
      t.deepEqual(await verdictOn(claim), {problems: [], missing: 0}, about);
    }
    const lives = await Promise.all(targets.map((target) => lived(builder, [dir, target, String(batches)], undefined)));
    t.deepEqual(lives.map(({code}) => code), [0, 0]);
    const ended = {...claim, acknowledged: {left: batches, right: batches}};
    t.deepEqual(await verdictOn(ended), {problems: [], missing: 0}, `seed ${seed}, store ${folder}, at the end`);
    await removeIndex(dir);
    t.deepEqual(await verdictOn(ended), {problems: [], missing: 0}, `seed ${seed}, store ${folder}, at the end, without its index`);
  }
  const missed = steps.flatMap((step) => ['before', 'after'].map((when) => `${when} "${step}"`)).filter((death) => !died.has(death));
  t.deepEqual(missed, [], 'every step was died at');
  t.true(refused.length <= 1 + kills / 200, refused.join('\n'));
  t.log(`${killed} killed, ${died.get('at any time')} of them at any time, the others at ${died.size - 1} moments; ${refused.length} refused ${refused.join('; ')}`);
});

test('diskStore: the steps by which it commits are the ones that are died at', async (t) => {
  const {lines, stderr} = await lived(builder, [await tempFolder(t), 'left', '12'], 'list');
  t.is(lines.length, 12);
  t.deepEqual([...new Set(stderr.trim().split('\n'))].sort(), [...steps].sort());
});


/** How many batches there are once the last one that was acknowledged is. */
function acknowledgedIn(life: Life | undefined): number {
  return Number(life?.lines.at(-1)?.split(' ')[1] ?? -1) + 1;
}

async function removeIndex(dir: string): Promise<void> {
  for (const name of await readdir(dir)) if (name.startsWith('index')) await rm(join(dir, name), {recursive: true});
}
