import test from 'ava';
import {mill} from './rig.ts';

test('every request that has a head is linked by some evidence, or says why not', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.rs', '1\n2\n3\n');
  const base = repo.commit('base');
  const request = (number: number, from: string, ...files: readonly string[]) => {
    repo.run('checkout', '--quiet', '-B', `topic-${number}`, from);
    for (const file of files) repo.write(file, `${number}\n`);
    const oid = files.length === 0 ? repo.run('rev-parse', 'HEAD') : repo.commit(`Topic ${number}`);
    repo.run('update-ref', `refs/pull/${number}/head`, oid);
    repo.run('checkout', '--quiet', 'main');
    return oid;
  };
  request(1, base, 'b.rs');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #1 from ada/b', 'topic-1');
  request(2, base, 'c.rs');
  repo.run('merge', '--quiet', '--squash', 'topic-2');
  repo.commit('Renamed, and without a number');
  request(3, base, 'd.rs');
  request(4, base);
  repo.run('checkout', '--quiet', '--orphan', 'alone');
  repo.run('update-ref', 'refs/pull/5/head', repo.commit('Elsewhere'));
  repo.run('checkout', '--quiet', '--force', 'main');
  request(6, base, 'e.rs');
  repo.write('f.rs', 'f\n');
  repo.commit('Revert "Something"\n\nReverts ada/b#6');
  const {files} = await build({groups: true});
  t.deepEqual((JSON.parse(files['stats.json'] ?? '{}') as Record<string, unknown>)['pulls'], {
    'requests': 6, 'linked': 2,
    'surest: pull head': 1, 'evidence: pull head': 1, 'evidence: merge names pull': 1,
    'surest: patch of pull': 1, 'evidence: patch of pull': 1,
    'not linked: its head lies on the line itself': 1, 'not linked: its head shares nothing with the line': 1,
    'not linked: no message, patch or tree of the history is its own': 1, 'not linked: only a revert names it': 1,
  });
});
