// Where a document stands, as a finding names it.
import type {Sample} from '../../../stages/sample/sample.ts';
import {spellId} from '../look/row-id.ts';
import type {Place} from './leak.ts';
import type {ReadDocument} from './read-documents.ts';

export function placeOf({split, kind, id}: Pick<ReadDocument, 'split' | 'kind' | 'id'>, sample?: Sample): Place {
  const {when, meta} = sample ?? {};
  const path = meta?.['path'];
  return {split, kind, document: `samples.${kind}/${spellId(id)}`, commit: when === undefined || when.oid === '' ? null : when.oid, path: typeof path === 'string' ? path : null};
}
