// Answers of GraphQL: GitHub's own schema, executed over a world by the reference implementation. What the schema does not allow cannot be answered.
import {schema as github} from '@octokit/graphql-schema';
import {buildSchema, graphql, type GraphQLSchema} from 'graphql';
import {date, nodeOf} from './rest-shapes.ts';
import {oidOf, type Account, type Happening, type Review, type Thread, type Topic, type World} from './world.ts';

let schema: GraphQLSchema | undefined;

interface Page {readonly first?: number; readonly after?: string | null; readonly orderBy?: {readonly direction: 'ASC' | 'DESC'}; readonly itemTypes?: readonly string[]; readonly states?: readonly string[]}

export function graphRoutes(world: World): (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown> {
  const sorted = new Map<string, {readonly version: number; readonly topics: readonly Topic[]}>();
  const root = {
    rateLimit: () => ({cost: 1, remaining: 4999, limit: 5000, nodeCount: 1, used: 1, resetAt: date(world.now + 3600)}),
    repository: ({owner, name}: {readonly owner: string; readonly name: string}) => (`${owner}/${name}` === world.name ? repository() : null),
    nodes: ({ids}: {readonly ids: readonly string[]}) => ids.map(node),
    node: ({id}: {readonly id: string}) => node(id),
  };
  return async (query, variables) => {
    // The schema has a field twice, and is GitHub's all the same.
    schema ??= buildSchema(github.idl, {assumeValid: true, assumeValidSDL: true});
    return await graphql({schema, source: query, rootValue: root, variableValues: variables});
  };

  function repository() {
    const [owner = '', name] = world.name.split('/');
    const list = (request: boolean) => (page: Page) => topicsPage(request, page);
    return {__typename: 'Repository', id: 'R_1', name, nameWithOwner: world.name, owner: {...account({login: owner, type: 'User'}), __typename: 'Organization'}, pullRequests: list(true), issues: list(false), hasIssuesEnabled: true, defaultBranchRef: {name: 'main', prefix: 'refs/heads/'}};
  }

  function node(id: string) {
    const topic = world.topics.get(Number(id.replace(/^\w+_/, '')));
    return topic === undefined || nodeOf(topic) !== id ? null : shape(topic);
  }

  /** By a place that holds whatever moves: when it changed, and its number. */
  function topicsPage(request: boolean, {first = 30, after, orderBy, states}: Page) {
    const down = orderBy?.direction === 'DESC';
    const key = `${request} ${down}`;
    const known = sorted.get(key);
    const sign = down ? -1 : 1;
    const topics = known?.version === world.version ? known.topics : [...world.topics.values()].filter((topic) => topic.request === request).sort((a, b) => sign * (a.updated - b.updated || a.number - b.number));
    sorted.set(key, {version: world.version, topics});
    const of = states === undefined ? topics : topics.filter((topic) => states.includes(stateOf(topic)));
    const [updated = 0, number = 0] = typeof after === 'string' ? Buffer.from(after, 'base64').toString().split(' ').map(Number) : [];
    const start = typeof after === 'string' ? of.findIndex((topic) => sign * (topic.updated - updated || topic.number - number) > 0) : 0;
    const nodes = start < 0 ? [] : of.slice(start, start + first);
    const last = nodes.at(-1);
    const cursor = last === undefined ? null : Buffer.from(`${last.updated} ${last.number}`).toString('base64');
    return {totalCount: of.length, pageInfo: {hasNextPage: start >= 0 && start + first < of.length, hasPreviousPage: false, endCursor: cursor, startCursor: null}, nodes: nodes.map(shape), edges: nodes.map((topic) => ({node: shape(topic), cursor: String(topic.number)}))};
  }

  function shape(topic: Topic) {
    return {
      __typename: topic.request ? 'PullRequest' : 'Issue', id: nodeOf(topic), fullDatabaseId: String(topic.id), number: topic.number, title: topic.title, body: topic.body, url: `https://forge.invalid/${topic.number}`,
      state: stateOf(topic), stateReason: topic.reason, createdAt: date(topic.created), updatedAt: date(topic.updated), closedAt: date(topic.closed), lastEditedAt: date(topic.edited), closed: topic.closed !== null,
      authorAssociation: 'CONTRIBUTOR', locked: topic.locked, author: account(topic.author), milestone: null, isDraft: false, mergedAt: date(topic.merged), mergedBy: null, merged: topic.merged !== null,
      mergeCommit: topic.merged === null ? null : {oid: oidOf(topic.number)}, baseRefName: 'main', baseRefOid: oidOf(1), headRefName: 'topic', headRefOid: topic.head, headRepository: {nameWithOwner: world.name, name: world.name.split('/')[1]}, headRepositoryOwner: account({login: world.name.split('/')[0] ?? '', type: 'User'}), isCrossRepository: false,
      labels: (page: Page) => connection(topic.labels.map((name) => ({id: `L_${name}`, name, color: 'ffffff'})), page),
      comments: (page: Page) => connection(topic.comments.map(({id}) => ({id: `IC_${id}`})), page),
      commits: (page: Page) => connection([{id: 'C', commit: {oid: topic.head}}], page),
      closingIssuesReferences: (page: Page) => connection([], page),
      reviews: (page: Page) => connection(topic.reviews.map(reviewShape), page),
      reviewThreads: (page: Page) => connection(topic.threads.map(threadShape), page),
      timelineItems: (page: Page) => connection(topic.events.filter(({type}) => page.itemTypes?.includes(type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()) !== false).map(eventShape), page),
    };
  }
}

function stateOf(topic: Topic): string {
  return topic.merged !== null ? 'MERGED' : topic.closed === null ? 'OPEN' : 'CLOSED';
}

function account(who: Account | null) {
  return who === null ? null : {__typename: who.type, id: `U_${who.login}`, login: who.login, name: null};
}

function reviewShape(review: Review) {
  return {id: `PRR_${review.id}`, fullDatabaseId: String(review.id), author: account(review.author), state: review.state, body: review.body, submittedAt: review.state === 'PENDING' ? null : date(review.created), lastEditedAt: null, isMinimized: false, minimizedReason: null, commit: {oid: review.commit}};
}

function threadShape(thread: Thread) {
  return {id: thread.id, isResolved: thread.resolved, isOutdated: thread.outdated, comments: (page: Page) => connection(thread.remarks.map(({id}) => ({id: `PRRC_${id}`, fullDatabaseId: String(id)})), page)};
}

function eventShape({id, type, actor, at, before, after}: Happening) {
  return {__typename: type, id, createdAt: date(at), actor: account(actor), closer: null, commit: null, previousTitle: before, currentTitle: after, beforeCommit: {oid: before}, afterCommit: {oid: after}};
}

function connection<T>(all: readonly T[], {first = 30, after}: Page) {
  const start = typeof after === 'string' ? Number(after) : 0;
  const nodes = all.slice(start, start + first);
  return {totalCount: all.length, nodes, edges: nodes.map((node) => ({node})), pageInfo: {hasNextPage: start + first < all.length, hasPreviousPage: start > 0, endCursor: nodes.length === 0 ? null : String(start + nodes.length), startCursor: null}};
}
