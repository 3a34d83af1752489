// The audit of what a forge knows: what rules took out of an item, by its row.
import {defineTask} from '../../../graph/task/task.ts';
import {auditedListCodec} from '../../clean/audited.ts';
import {itemCodec, itemId} from './item-row.ts';

export const auditItem = defineTask({
  name: 'audit of an item',
  version: 1,
  input: {item: itemCodec},
  output: auditedListCodec,
  reach: 0,
  run: ({item}) => (item.redacted === undefined ? [] : [{in: 'item' as const, oid: Buffer.from(itemId(item), 'utf8').toString('hex'), places: item.redacted}]),
});
