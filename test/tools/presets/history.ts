// A small history with all that presets look for: crates and their tests, a squash, a merge, an issue that a request closes, reviews and remarks, and files that no preset takes.
import type {Repo} from '../../stages/source/git/rig.ts';

const date = (day: number) => `2017-07-${String(day).padStart(2, '0')}T00:00:00Z`;
const said = (number: number, more: object) => ({number, state: 'closed', created_at: date(14), updated_at: date(14), user: {login: 'ada'}, ...more});

export interface PresetHistory {
  readonly squash: string;
  readonly side: readonly string[];
  readonly merge: string;
  /** What the forge says, as a dump has it. */
  readonly dump: readonly object[];
}

export function presetHistory(repo: Repo): PresetHistory {
  const {base} = begin(repo);
  repo.write('crates/router/src/payments.rs', payments('    pub id: Option<String>,\n', 'pub fn by_id(list: &ListRequest) -> Option<&str> {\n    list.id.as_deref()\n}\n\n'));
  repo.write('crates/diesel_models/src/query.rs', 'pub struct ListConstraints {\n    pub limit: i64,\n    pub id: Option<String>,\n}\n');
  const squash = repo.commit('feat(payments): Add search by id (#12)\n\nMerchants cannot find a payment.');
  repo.run('checkout', '--quiet', '-b', 'side', base);
  repo.write('config/router.yaml', 'limit: 20\nhost: localhost\n');
  const first = repo.commit('Raise the limit');
  repo.write('docs/guide.md', '# Guide\n\nHow to pay.\n\n## Limits\n\nTwenty.\n');
  const second = repo.commit('fix(docs): Say the limit');
  repo.run('update-ref', 'refs/pull/7/head', second);
  repo.run('checkout', '--quiet', 'main');
  repo.run('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #7 from ada/side\n\nRaise the limit of lists', 'side');
  const merge = repo.run('rev-parse', 'HEAD');
  repo.run('branch', '--quiet', '-D', 'side');
  repo.write('Cargo.lock', 'version = 3\n');
  repo.commit('chore: Lock dependencies');
  const request = (number: number, more: object) => said(number, {pull_request: {}, merged_at: date(15), closed_at: date(15), draft: false, base: {ref: 'main', sha: base, repo: {full_name: 'org/shop'}}, ...more});
  const dump = [
    said(11, {title: 'No search of payments', body: 'Merchants cannot find a payment by its id.', labels: [{name: 'feature'}]}),
    request(12, {title: 'feat(payments): Add search by id', body: 'Closes #11.', merge_commit_sha: squash, head: {ref: 'search', sha: squash, repo: {full_name: 'org/shop'}}}),
    {id: 1, node_id: 'C1', issue_url: 'https://api.github.com/repos/org/shop/issues/12', html_url: 'https://github.com/org/shop/pull/12#issuecomment-1', body: 'Is the id indexed?', created_at: date(14), updated_at: date(14), user: {login: 'grace'}},
  ];
  return {squash, side: [first, second], merge, dump};
}

function begin(repo: Repo): {readonly base: string} {
  repo.write('Cargo.toml', '[workspace]\nmembers = ["crates/*"]\n');
  repo.write('crates/router/Cargo.toml', '[package]\nname = "router"\n');
  repo.write('crates/diesel_models/Cargo.toml', '[package]\nname = "diesel_models"\n');
  repo.write('crates/router/src/payments.rs', payments('', ''));
  repo.write('crates/router/tests/payments.rs', 'use router::payments::list;\n\n#[test]\nfn is_limited() {\n    assert_eq!(list(&Default::default()), 10);\n}\n');
  repo.write('crates/diesel_models/src/query.rs', 'pub struct ListConstraints {\n    pub limit: i64,\n}\n');
  repo.write('config/router.yaml', 'limit: 10\nhost: localhost\n');
  repo.write('docs/guide.md', '# Guide\n\nHow to pay.\n');
  repo.write('tools/run.py', 'def run():\n    return 1\n');
  repo.write('target/debug/out.json', '{}\n');
  return {base: repo.commit('Begin')};
}

const payments = (field: string, more: string) => `//! Payments.\n\n#[derive(Debug, Default)]\npub struct ListRequest {\n    pub limit: Option<u16>,\n${field}}\n\n${more}pub fn list(request: &ListRequest) -> u16 {\n    request.limit.unwrap_or(10)\n}\n`;
