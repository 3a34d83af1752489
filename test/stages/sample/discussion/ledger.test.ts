import test from 'ava';
import {memoryStore} from '../../../../graph/store.ts';
import {requestBench} from '../../source/git/requests/rig.ts';
import {random} from '../../../graph/rig/random.ts';
import {grind} from './rig.ts';
import {issue, request, said} from './told.ts';

const id = String;

test('one new comment makes the samples of its request again, and nothing else', async (t) => {
  const rig = requestBench(t);
  const {repo} = rig;
  repo.write('a.rs', '1\n');
  const base = repo.commit('base');
  const documents = [1, 2, 3].map((number) => {
    repo.run('checkout', '--quiet', '--detach', base);
    repo.write(`f${number}.rs`, `${number}\n`);
    const head = repo.commit(`request ${number}`);
    rig.keep(number, head);
    return request(number, said('ada', 100, 'Text'), {base, head, closes: [9]});
  });
  repo.run('checkout', '--quiet', 'main');
  const all = [...documents, issue(9, said('eve', 5, 'It fails'))];
  const store = memoryStore();
  for (const kind of ['pr_diff', 'issue_patch'] as const) {
    await grind(rig, {kind, documents: all, store});
    const again = await grind(rig, {kind, documents: all, store});
    t.deepEqual(again.ledger, {});
    const talked = all.map((one) => (one.number === 2 ? {...one, comments: [said('bob', 200, 'New')]} : one));
    t.deepEqual((await grind(rig, {kind, documents: talked, store})).ledger, {
      'discussions with texts': [id(2)], documents: [id(2)], [`samples.${kind}`]: [id(2)], ...(kind === 'pr_diff' && {[`written.${kind}`]: [id(2)]}),
    });
    await grind(rig, {kind, documents: all, store});
  }
});

for (const seed of [1, 2]) {
  test(`samples step by step are the samples at once (seed ${seed})`, async (t) => {
    const rig = requestBench(t);
    const {repo} = rig;
    const dice = random(seed);
    repo.write('a.rs', '1\n');
    repo.commit('base');
    const known = new Map<number, ReturnType<typeof request>>();
    const store = memoryStore();
    for (let step = 0; step < 8; step++) {
      const number = 1 + dice.int(4);
      const before = known.get(number);
      if (before === undefined || dice.chance(2)) {
        repo.run('checkout', '--quiet', '--detach', before?.request?.head.oid ?? 'main');
        repo.write(`f${dice.int(3)}.rs`, `${step}\n`);
        const head = repo.commit(`step ${step}`);
        rig.keep(number, head);
        repo.run('checkout', '--quiet', 'main');
        const events = before === undefined ? [] : [...before.events, {event: 'force_pushed', by: null, at: step, before: before.request?.head.oid ?? null, after: head}];
        known.set(number, {...request(number, said('ada', step, `text ${step}`), {base: repo.run('rev-parse', 'main'), head}), events, comments: before?.comments ?? []});
      } else known.set(number, {...before, comments: [...before.comments, said('bob', step, `comment ${step}`)]});
      if (dice.chance(5)) known.delete(1 + dice.int(4));
      const kind = dice.pick(['pr_diff', 'pr', 'review_fix', 'issue_patch'] as const);
      const documents = [...known.values()];
      const [grown, clean] = [await grind(rig, {kind, documents, store}), await grind(rig, {kind, documents})];
      t.is(grown.root, clean.root, `seed ${seed}, step ${step}`);
      t.deepEqual(grown.rows, clean.rows);
    }
  });
}
