// What a forge knows of discussions as a collection, counted: what documents and links are made from.
import type {Feed} from '../../../graph/feed.ts';
import type {Collection, Graph} from '../../../graph/graph.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {addTallies, tallyCodec, type Tally} from '../../dataset/tally.ts';
import {itemCodec} from './item-row.ts';
import type {Item} from './item.ts';

export async function mirroredItems(mill: Graph, feed: Feed, {audited}: {readonly audited: boolean}): Promise<Collection<Item>> {
  const items = mill.source('items', itemCodec, feed);
  mill.fold('stats.items', items, tallyItems, addTallies);
  if (audited) {
    const [{auditItem}, {gatherAudited, spreadAudited}, {auditedCodec}] = await Promise.all([import('./audit-item.ts'), import('../../clean/audit.ts'), import('../../clean/audited.ts')]);
    mill.group('audit.items', mill.map('redactions.items', auditItem, {item: items}, null), {spread: spreadAudited, piece: auditedCodec, gather: gatherAudited, params: null});
  }
  return items;
}

export const tallyItems = defineTask({
  name: 'tally of items',
  version: 1,
  input: {row: itemCodec},
  output: tallyCodec,
  light: true,
  run: ({row}): Tally => Object.fromEntries([...namesOf(row), ...byBots(row)].map((name) => [name, 1])),
});

function namesOf(item: Item): readonly string[] {
  switch (item.kind) {
    case 'topic':
      return [item.request ? 'requests' : 'issues', `${item.request ? 'requests' : 'issues'} ${item.state}`];
    case 'request':
      return ['requests with ends', ...(item.merged === null ? [] : ['requests merged'])];
    case 'review':
      return ['reviews', `reviews ${item.state}`];
    case 'thread':
      return ['threads', ...(item.resolved ? ['threads resolved'] : [])];
    case 'comment':
    case 'remark':
    case 'event':
      return [`${item.kind}s`];
    default:
      return item satisfies never;
  }
}

function byBots(item: Item): readonly string[] {
  return 'by' in item && item.by?.bot === true ? [`by bots ${item.kind}s`] : [];
}
