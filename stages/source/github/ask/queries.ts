// What GraphQL is asked: only what REST cannot list of a whole repository, so that pages stay thin. A hundred requests cost fifteen of an hour's 5,000 points.

const people = '__typename login';
const review = `fullDatabaseId author {${people}} state body submittedAt lastEditedAt isMinimized minimizedReason commit {oid}`;
const thread = 'id isResolved isOutdated comments(first: 1) {totalCount nodes {fullDatabaseId}}';
const event = `__typename
  ... on ClosedEvent {id createdAt actor {${people}} closer {__typename ... on Commit {oid}}}
  ... on ReopenedEvent {id createdAt actor {${people}}}
  ... on RenamedTitleEvent {id createdAt actor {${people}} previousTitle currentTitle}`;
const requestEvent = `${event}
  ... on MergedEvent {id createdAt actor {${people}} commit {oid}}
  ... on HeadRefForcePushedEvent {id createdAt actor {${people}} beforeCommit {oid} afterCommit {oid}}
  ... on ReadyForReviewEvent {id createdAt actor {${people}}}
  ... on ConvertToDraftEvent {id createdAt actor {${people}}}`;
const topic = `__typename id number title body state createdAt updatedAt closedAt lastEditedAt authorAssociation locked author {${people}} milestone {title} labels(first: 20) {nodes {name}} comments {totalCount}`;
const page = 'pageInfo {hasNextPage endCursor}';
const eventsOfIssue = `timelineItems(first: 20, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, RENAMED_TITLE_EVENT]) {totalCount ${page} nodes {${event}}}`;

function below({reviews, threads, events}: {readonly reviews: string; readonly threads: string; readonly events: string}): string {
  return `reviews(${reviews}) {totalCount ${page} nodes {${review}}}
  reviewThreads(${threads}) {totalCount ${page} nodes {${thread}}}
  timelineItems(${events}, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, RENAMED_TITLE_EVENT, MERGED_EVENT, HEAD_REF_FORCE_PUSHED_EVENT, READY_FOR_REVIEW_EVENT, CONVERT_TO_DRAFT_EVENT]) {totalCount ${page} nodes {${requestEvent}}}`;
}

export const listRequests = `query Requests($owner: String!, $name: String!, $first: Int!, $after: String, $order: IssueOrder!) {
  rateLimit {cost remaining resetAt}
  repository(owner: $owner, name: $name) {pullRequests(first: $first, after: $after, orderBy: $order) {totalCount ${page} nodes {
    ${topic} isDraft mergedAt mergedBy {${people}} mergeCommit {oid} baseRefName baseRefOid headRefName headRefOid headRepository {nameWithOwner}
    commits(first: 50) {totalCount nodes {commit {oid}}}
    closingIssuesReferences(first: 10) {nodes {number repository {nameWithOwner}}}
    ${below({reviews: 'first: 30', threads: 'first: 10', events: 'first: 20'})}
  }}}
}`;

export const listTopics = `query Topics($owner: String!, $name: String!, $first: Int!, $after: String, $order: IssueOrder!) {
  rateLimit {cost remaining resetAt}
  repository(owner: $owner, name: $name) {issues(first: $first, after: $after, orderBy: $order) {totalCount ${page} nodes {${topic} stateReason ${eventsOfIssue}}}}
}`;

/** Only which there are, where one of them cannot be had. */
export const skim: Readonly<Record<'pullRequests' | 'issues', string>> = {
  pullRequests: skimming('pullRequests'),
  issues: skimming('issues'),
};

function skimming(what: string): string {
  return `query Skim($owner: String!, $name: String!, $first: Int!, $after: String, $order: IssueOrder!) {
  repository(owner: $owner, name: $name) {${what}(first: $first, after: $after, orderBy: $order) {totalCount ${page} nodes {__typename number updatedAt}}}
}`;
}

/** What hangs on requests of which a list has shown the first only. */
export const moreOfRequests = `query More($ids: [ID!]!) {
  nodes(ids: $ids) {__typename ... on PullRequest {id number updatedAt ${below({reviews: 'first: 100', threads: 'first: 100', events: 'first: 100'})}}}
}`;

export const restOfRequest = `query Rest($id: ID!, $reviews: String, $threads: String, $events: String) {
  node(id: $id) {__typename ... on PullRequest {id number updatedAt ${below({reviews: 'first: 100, after: $reviews', threads: 'first: 100, after: $threads', events: 'first: 100, after: $events'})}}}
}`;
