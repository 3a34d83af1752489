// The number of a comment, a remark or a review: the one name that REST, GraphQL, webhooks, archives and addresses all have for it.
import {nodeId, type Thing} from './fields.ts';

export function wordId(of: Thing): string | undefined {
  return nodeId(of['fullDatabaseId']) ?? nodeId(of['databaseId']) ?? (typeof of['id'] === 'number' ? nodeId(of['id']) : undefined) ?? idInAddress(of['html_url']) ?? idInAddress(of['url']) ?? nodeId(of['id']) ?? nodeId(of['node_id']);
}

export function idInAddress(value: unknown): string | undefined {
  return typeof value === 'string' ? /(?:#issuecomment-|#discussion_r|#r|#pullrequestreview-|\/(?:comments|reviews)\/)([1-9]\d{0,18})$/.exec(value)?.[1] : undefined;
}
