// What a world holds as REST says it: every field that GitHub's own description requires, of which most say nothing.
import {oidOf, type Account, type Remark, type Review, type Topic, type Words, type World} from './world.ts';

export function restShapes(world: World, api: string) {
  const repository = () => `${api}/repos/${world.name}`;
  const page = () => `${new URL(api).origin}/${world.name}`;
  const urls = (prefix: string, names: readonly string[]) => Object.fromEntries(names.map((name) => [`${name}_url`, `${prefix}/${name}`]));
  return {account, topic, comment, remark, review, pull, repositoryObject};

  function account(who: Account | null) {
    if (who === null) return null;
    const login = who.type === 'Bot' ? `${who.login}[bot]` : who.login;
    const url = `${api}/users/${who.login}`;
    return {login, id: 100 + who.login.length, node_id: `U_${who.login}`, gravatar_id: '', type: who.type, site_admin: false, url, ...urls(url, ['avatar', 'html', 'followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos', 'events', 'received_events'])};
  }

  function said({id, author, body, created, updated}: Words) {
    return {id, body, user: account(author), created_at: date(created), updated_at: date(updated), author_association: 'CONTRIBUTOR'};
  }

  function topic(of: Topic) {
    const url = `${repository()}/issues/${of.number}`;
    return {
      ...said(of),
      node_id: nodeOf(of),
      number: of.number,
      title: of.title,
      state: of.closed === null ? 'open' : 'closed',
      state_reason: of.reason?.toLowerCase() ?? null,
      locked: of.locked,
      assignee: null,
      assignees: [],
      milestone: null,
      labels: of.labels.map((name, at) => ({id: at, node_id: `L_${name}`, url: `${repository()}/labels/${name}`, name, description: null, color: 'ffffff', default: false})),
      closed_at: date(of.closed),
      comments: of.comments.length,
      url,
      repository_url: repository(),
      html_url: `${page()}/${of.request ? 'pull' : 'issues'}/${of.number}`,
      ...urls(url, ['comments', 'events', 'labels']),
      ...(of.request && {draft: false, pull_request: {url: `${repository()}/pulls/${of.number}`, html_url: `${page()}/pull/${of.number}`, diff_url: null, patch_url: null, merged_at: date(of.merged)}}),
    };
  }

  function comment(of: Words, topic: Topic) {
    return {...said(of), node_id: `IC_${of.id}`, url: `${repository()}/issues/comments/${of.id}`, html_url: `${page()}/${topic.request ? 'pull' : 'issues'}/${topic.number}#issuecomment-${of.id}`, issue_url: `${repository()}/issues/${topic.number}`, performed_via_github_app: null};
  }

  function remark(of: Remark, topic: Topic) {
    const [url, html, pull] = [`${repository()}/pulls/comments/${of.id}`, `${page()}/pull/${topic.number}#discussion_r${of.id}`, `${repository()}/pulls/${topic.number}`];
    return {
      ...said(of),
      node_id: `PRRC_${of.id}`, url, html_url: html, pull_request_url: pull,
      pull_request_review_id: of.review,
      ...(of.replyTo !== null && {in_reply_to_id: of.replyTo}),
      diff_hunk: '@@ -1,2 +1,2 @@\n-a\n+b', path: of.path, position: 1, original_position: 1, line: 2, original_line: 2, start_line: null, original_start_line: null, start_side: null, side: 'RIGHT', subject_type: 'line',
      commit_id: of.commit, original_commit_id: oidOf(of.review),
      _links: {self: {href: url}, html: {href: html}, pull_request: {href: pull}},
    };
  }

  function review(of: Review, topic: Topic) {
    const [html, pull] = [`${page()}/pull/${topic.number}#pullrequestreview-${of.id}`, `${repository()}/pulls/${topic.number}`];
    const {updated_at: _, created_at: submitted, ...rest} = said(of);
    return {...rest, node_id: `PRR_${of.id}`, state: of.state, commit_id: of.commit, submitted_at: submitted, html_url: html, pull_request_url: pull, _links: {html: {href: html}, pull_request: {href: pull}}};
  }

  function pull(of: Topic) {
    const {pull_request: _, comments: __, comments_url: ___, ...rest} = topic(of) as Record<string, unknown>;
    const url = `${repository()}/pulls/${of.number}`;
    const end = (ref: string, sha: string) => ({label: `team:${ref}`, ref, sha, user: account({login: 'team', type: 'User'}), repo: repositoryObject()});
    const link = {href: url};
    return {
      ...rest,
      url, issue_url: `${repository()}/issues/${of.number}`, diff_url: `${url}.diff`, patch_url: `${url}.patch`,
      ...urls(url, ['comments', 'commits', 'review_comments', 'review_comment', 'statuses']),
      requested_reviewers: [], requested_teams: [],
      head: end('topic', of.head), base: end('main', oidOf(1)),
      merged_at: date(of.merged), merge_commit_sha: oidOf(of.number), auto_merge: null,
      _links: {comments: link, commits: link, statuses: link, html: link, issue: link, review_comments: link, review_comment: link, self: link},
    };
  }

  function repositoryObject() {
    const [owner, name] = world.name.split('/');
    const url = repository();
    return {
      id: world.id, node_id: 'R_1', name, full_name: world.name, private: false, owner: account({login: owner ?? '', type: 'User'}), description: null, fork: false, url, html_url: page(),
      ...urls(url, 'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees clone git ssh svn'.split(' ')),
      mirror_url: null, homepage: null, language: null, license: null, default_branch: 'main', forks: 0, forks_count: 0, stargazers_count: 0, watchers: 0, watchers_count: 0, subscribers_count: 0, network_count: 0, open_issues: 0, open_issues_count: 0, size: 1,
      has_issues: true, has_projects: false, has_wiki: false, has_pages: false, has_discussions: false, has_downloads: false, archived: false, disabled: false, visibility: 'public', allow_forking: true, is_template: false, web_commit_signoff_required: false, topics: [],
      created_at: date(1_600_000_000), updated_at: date(1_600_000_000), pushed_at: date(1_600_000_000),
    };
  }
}

export function nodeOf({request, number}: Pick<Topic, 'request' | 'number'>): string {
  return `${request ? 'PR' : 'I'}_${number}`;
}

export function date(seconds: number): string;
export function date(seconds: number | null): string | null;
export function date(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
