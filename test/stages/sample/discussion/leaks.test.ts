import test from 'ava';
import {requestBench} from '../../source/git/requests/rig.ts';
import {random} from '../../../graph/rig/random.ts';
import {grind} from './rig.ts';
import {issue, request, reviewed, said, thread} from './told.ts';

/** Every text says when it was said, and when it was last changed: what a prompt may hold is then read off it. */
function stamp(at: number, edited: number | null): string {
  return `said ${at}, changed ${edited ?? at}.`;
}

function latest(prompt: string): number {
  return Math.max(0, ...[...prompt.matchAll(/said (\d+), changed (\d+)\./g)].flatMap(([, at, edited]) => [Number(at), Number(edited)]));
}

for (const seed of [1, 2, 3]) {
  test(`no prompt holds a text that is later than its answer (random timelines, seed ${seed})`, async (t) => {
    const rig = requestBench(t);
    const {repo} = rig;
    const dice = random(seed);
    repo.write('a.rs', '1\n2\n3\n');
    const base = repo.commit('base');
    repo.run('checkout', '--quiet', '-b', 'topic');
    repo.write('a.rs', '1\ntwo\n3\n');
    const first = repo.commit('one');
    const began = Number(repo.run('show', '--no-patch', '--format=%at', first));
    repo.write('a.rs', '1\nTWO\n3\n');
    const second = repo.commit('two');
    repo.run('checkout', '--quiet', 'main');
    repo.run('merge', '--quiet', '--squash', 'topic');
    const oid = repo.commit('squash');
    const start = began - 500;
    const time = () => start + dice.int(2000);
    const written = (login: string) => {
      const at = time();
      const edited = dice.chance(2) ? at + dice.int(1500) : null;
      return {...said(login, at, stamp(at, edited)), edited};
    };
    const inTime = <T extends {at: number}>(all: readonly T[]) => all.toSorted((a, b) => a.at - b.at);
    const some = <T>(make: () => T) => Array.from({length: dice.int(4)}, make);
    const documents = Array.from({length: 40}, (_, at) => {
      const number = 100 + at;
      const renamed = time();
      const titles = {title: stamp(renamed, null), events: [{event: 'renamed', by: null, at: renamed, before: stamp(start, null), after: ''}]};
      const asked = issue(number, written('eve'), {...titles, comments: inTime(some(() => written('bob')))});
      const merged = began + 600 + dice.int(900);
      const fix = request(number + 500, written('ada'), {
        ...titles, base, head: second, merged: {oid, at: merged}, closes: [number],
        comments: inTime(some(() => written('bob'))),
        reviews: inTime(some(() => ({...reviewed('cleo', time(), '', {state: dice.pick(['approved', 'changes_requested'] as const), commit: dice.pick([first, second])})}))),
        threads: some(() => thread('a.rs', first, [written('bob'), written('ada')])),
      });
      rig.keep(number + 500, second);
      return [asked, fix] as const;
    });
    const all = documents.flat().sort((a, b) => a.number - b.number);
    let [prompts, later] = [0, 0];
    for (const kind of ['issue_patch', 'review_verdict', 'review_fix', 'preference'] as const) {
      const {rows} = await grind(rig, {kind, documents: all});
      for (const {id, shown, samples} of rows) {
        const fix = all.find(({number}) => number === Number(id));
        for (const [at, prompt] of shown.entries()) {
          const {meta} = samples[at] ?? t.fail('No sample');
          const remark = fix?.threads.map(({remarks}) => remarks[0]).find((one) => one?.node === meta['remark']);
          const answered = kind === 'review_verdict' ? Number(meta['reviewed_at']) : kind === 'review_fix' ? (remark?.at ?? 0) : kind === 'issue_patch' && meta['origin'] === 'issue' ? Math.min(began, fix?.at ?? 0) : (fix?.request?.merged?.at ?? 0);
          t.true(latest(prompt) <= answered, `seed ${seed}, ${kind} of ${id}: ${prompt}`);
          prompts++;
        }
      }
      later += all.filter((one) => latest(JSON.stringify(one)) > began).length;
    }
    t.true(prompts > 40 && later > 40, `${prompts} prompts, ${later} discussions that go on`);
  });
}
