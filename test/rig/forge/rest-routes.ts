// Answers of REST: lists that can be asked for what changed since, page by page, as GitHub gives them.
import {openapiJudge} from './openapi.ts';
import {restShapes} from './rest-shapes.ts';
import type {Remark, Topic, Words, World} from './world.ts';

export interface RestAnswer {readonly status: number; readonly value: unknown; readonly link?: string}

interface Row {readonly updated: number; readonly created: number; readonly id: number; readonly shape: () => object}

export function restRoutes(world: World, api: string): (url: URL) => RestAnswer {
  const shapes = restShapes(world, api);
  const judge = openapiJudge();
  const sorted = new Map<string, {readonly version: number; readonly rows: readonly Row[]}>();
  return (url) => {
    const [, owner, name, rest = ''] = /^\/repos\/([^/]+)\/([^/]+)(?:\/(.+))?$/.exec(url.pathname) ?? [];
    if (owner === undefined || `${owner}/${name}` !== world.name) return {status: 404, value: {message: 'Not Found', documentation_url: 'https://docs.github.com/rest'}};
    const [, kind, number, what] = /^(issues|pulls)\/(\d+)(?:\/(\w+))?$/.exec(rest) ?? [];
    if (rest === '') return judged('/repos/{owner}/{repo}', shapes.repositoryObject());
    if (kind !== undefined) return ofOne(kind, world.topics.get(Number(number)), what, url);
    switch (rest) {
      case 'issues':
        return list('/repos/{owner}/{repo}/issues', url, () => topics().map((topic) => row(topic, () => shapes.topic(topic))));
      case 'pulls':
        return list('/repos/{owner}/{repo}/pulls', url, () => topics().filter(({request}) => request).map((topic) => row(topic, () => shapes.pull(topic))));
      case 'issues/comments':
        return list('/repos/{owner}/{repo}/issues/comments', url, () => topics().flatMap((topic) => topic.comments.map((said) => row(said, () => shapes.comment(said, topic)))));
      case 'pulls/comments':
        return list('/repos/{owner}/{repo}/pulls/comments', url, () => topics().flatMap((topic) => remarksOf(topic).map((said) => row(said, () => shapes.remark(said, topic)))));
      default:
        return {status: 404, value: {message: 'Not Found'}};
    }
  };

  function topics(): readonly Topic[] {
    return [...world.topics.values()];
  }

  function ofOne(kind: string, topic: Topic | undefined, what: string | undefined, url: URL): RestAnswer {
    if (topic === undefined || (kind === 'pulls' && !topic.request)) return {status: topic === undefined ? 410 : 404, value: {message: 'This issue was deleted'}};
    if (what === undefined) return {status: 200, value: kind === 'pulls' ? shapes.pull(topic) : shapes.topic(topic)};
    if (what === 'comments' && kind === 'issues') return paged(url, topic.comments.map((said) => row(said, () => shapes.comment(said, topic))));
    if (what === 'comments') return paged(url, remarksOf(topic).map((said) => row(said, () => shapes.remark(said, topic))));
    return judgedList('/repos/{owner}/{repo}/pulls/{pull_number}/reviews', paged(url, topic.reviews.filter(({state}) => state !== 'PENDING').map((review) => row(review, () => shapes.review(review, topic)))));
  }

  function list(path: string, url: URL, all: () => readonly Row[]): RestAnswer {
    const query = url.searchParams;
    const by = query.get('sort') === 'updated' ? 'updated' : 'created';
    const down = query.get('direction') !== 'asc';
    const key = `${path} ${by} ${down}`;
    const known = sorted.get(key);
    const rows = known?.version === world.version ? known.rows : [...all()].sort((a, b) => (down ? -1 : 1) * (a[by] - b[by] || a.id - b.id));
    sorted.set(key, {version: world.version, rows});
    const since = Date.parse(query.get('since') ?? '') / 1000;
    if (path.endsWith('/issues') && Number(query.get('page') ?? 1) >= 100) return {status: 422, value: {message: 'Pagination with the page parameter is not supported for large datasets, please use cursor based pagination (after/before)'}};
    return judgedList(path, paged(url, Number.isNaN(since) ? rows : rows.filter(({updated}) => updated >= since)));
  }

  function paged(url: URL, rows: readonly Row[]): RestAnswer {
    const [size, page] = [Math.min(100, Number(url.searchParams.get('per_page') ?? 30)), Number(url.searchParams.get('page') ?? 1)];
    const next = new URL(`${api}${url.pathname}${url.search}`);
    next.searchParams.set('page', String(page + 1));
    const value = rows.slice((page - 1) * size, page * size).map(({shape}) => shape());
    return {status: 200, value, ...(page * size < rows.length && {link: `<${next.href}>; rel="next"`})};
  }

  function judgedList(path: string, answer: RestAnswer): RestAnswer {
    return answer.status === 200 ? {...answer, value: judged(path, answer.value).value} : answer;
  }

  /** Ours is a forge as long as GitHub's description says so. */
  function judged(path: string, value: unknown): RestAnswer {
    const wrong = judge(path, value);
    return wrong === undefined ? {status: 200, value} : {status: 500, value: {message: `Our forge answers what GitHub never would: ${wrong}`}};
  }
}

function row(said: Words, shape: () => object): Row {
  return {updated: said.updated, created: said.created, id: said.id, shape};
}

export function remarksOf(topic: Topic): readonly Remark[] {
  return topic.threads.flatMap(({remarks}) => remarks);
}

