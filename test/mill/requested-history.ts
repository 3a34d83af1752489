// A history with two requests for one line, of which the first was squashed, beside a mirror that whatever a forge says can be brought to.
import type {ExecutionContext} from 'ava';
import {bringTo} from './bring-to.ts';
import {mill} from './rig.ts';

export function requestedHistory(t: ExecutionContext) {
  const rig = mill(t);
  const {root, repo} = rig;
  repo.write('a.rs', '1\n2\n3\n');
  const base = repo.commit('base');
  const heads = [7, 8].map((number) => {
    repo.run('checkout', '--quiet', '--detach', base);
    repo.write('a.rs', `1\n${number}\n3\n`);
    const head = repo.commit(`request ${number}`);
    repo.run('update-ref', `refs/pull/${number}/head`, head);
    return head;
  });
  repo.run('checkout', '--quiet', 'main');
  repo.run('cherry-pick', '--no-commit', heads[0] ?? '');
  return {...rig, bring: bringTo(root), base, heads, merged: repo.commit('Number 7 (#7)')};
}
