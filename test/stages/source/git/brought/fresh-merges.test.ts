import test from 'ava';
import {broughtFeed, spellSurveyed} from '../../../../../stages/source/git/brought/brought-feed.ts';
import {surveyFresh} from '../../../../../stages/source/git/brought/fresh-merges.ts';
import {survey} from '../../../../../stages/source/git/brought/survey.ts';
import {random, type Random} from '../../../../graph/rig/random.ts';
import {data, importStream} from '../../../../mill/fast-history.ts';
import {bench, never, type Bench} from '../rig.ts';

/** Merges within merges, criss-cross and of three, for all reasons; the names of the commits from the first on. */
function tangled({repo}: Bench, dice: Random, size: number): readonly string[] {
  const stream: (string | Buffer)[] = [];
  for (let mark = 1; mark <= size; mark++) {
    const near = () => Math.max(1, mark - 1 - dice.int(dice.chance(4) ? mark : 6));
    const parents = mark === 1 ? [] : [...new Set([near(), ...(dice.chance(2) ? [near()] : []), ...(dice.chance(9) ? [near()] : [])])];
    const message = parents.length < 2 ? 'work' : dice.pick(["Merge branch 'a'", 'Merge pull request #7 from a/b', "Merge branch 'main'", 'Merge']);
    const [first, ...others] = parents;
    stream.push(`commit refs/heads/c${mark}\nmark :${mark}\ncommitter C <c@example.org> ${1_500_000_000 + mark} +0000\n`, data(message), first === undefined ? '' : `from :${first}\n`, ...others.map((other) => `merge :${other}\n`));
  }
  importStream(repo, stream);
  return Array.from({length: size}, (_, at) => repo.run('rev-parse', `c${at + 1}`));
}

test('what new merges brought is what a survey of all says of them', async (t) => {
  let looked = 0;
  for (let seed = 1; seed <= 4; seed++) {
    const rig = bench(t);
    const dice = random(seed);
    const gitDir = `${rig.repo.dir}/.git`;
    const commits = tangled(rig, dice, 70);
    for (let round = 0; round < 8; round++) {
      const [tip, former] = [20 + dice.int(50), 20 + dice.int(50)].map((at) => commits[at] ?? '');
      const tips = [tip ?? ''];
      const fresh = await surveyFresh(rig.git, {gitDir, tips, formerTips: [former ?? '']}, never);
      const range = new Set(rig.repo.run('rev-list', tip ?? '', `^${former ?? ''}`).split('\n').map((oid) => `commit ${oid}`));
      const whole = await survey(rig.git, {gitDir, tips, not: [], pulls: [], mainline: tip}, never);
      if (fresh === undefined) continue;
      looked += fresh.length;
      const inOrder = (rows: typeof whole) => rows.toSorted((a, b) => (a.vertex < b.vertex ? -1 : 1));
      t.deepEqual(inOrder(fresh), inOrder(whole.filter(({vertex}) => range.has(vertex))), `seed ${seed}, round ${round}`);
    }
  }
  t.true(looked > 20, `${looked} merges`);
});

test('one commit more looks at no other, and a request or a cut history at all', async (t) => {
  const rig = bench(t);
  const commits = tangled(rig, random(9), 40);
  const [before = '', now = ''] = [commits[35], commits[39]];
  const surveying = (tip: string, more: object = {}) => ({gitDir: `${rig.repo.dir}/.git`, tips: [tip], not: [], pulls: [], mainline: tip, ...more});
  const asked = async (more: object = {}) => {
    let surveys = 0;
    const at = surveying(now, more);
    const feed = broughtFeed(rig.git, at, async (signal) => {
      surveys++;
      return await survey(rig.git, at, signal);
    });
    for await (const _ of feed.changes(spellSurveyed(surveying(before, more)), async (ids) => ids.map(() => undefined), never));
    return surveys;
  };
  t.is(await asked(), 0);
  t.is(await asked({pulls: [{vertex: 'pull 1', oid: commits[30] ?? ''}]}), 1);
  t.is(await asked({not: [commits[0] ?? '']}), 1);
});
