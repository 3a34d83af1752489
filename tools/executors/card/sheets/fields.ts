// Members of records: what they are called and what they hold, as the build counted them.
import {lookUp, recordIn, type Query, type Row, type Written} from '../query.ts';
import type {Sheet} from '../sheet.ts';
import {kindsIn} from './kinds.ts';

export interface Field {readonly name: string; readonly types: readonly string[]}

/** Of one kind's records, beside `type` and `training_content`, which all have. */
export function fieldsOf({stats}: Written, kind: string): readonly Field[] {
  const types = new Map<string, string[]>();
  for (const counted of Object.keys(recordIn(lookUp(stats, [`fields.${kind}`])))) {
    const [type = '', name = ''] = [counted.slice(0, counted.indexOf(' ')), counted.slice(counted.indexOf(' ') + 1)];
    types.set(name, [...(types.get(name) ?? []), type]);
  }
  return [...types].map(([name, types]) => ({name, types}));
}

export function fieldSheet(written: Written): Sheet {
  const query: Query = {in: 'stats.json', at: ['fields.$kind', '$type $field']};
  return {
    title: 'Members of a record',
    about: 'Beside `type`, which says the kind, and `training_content`, which is the text.',
    heads: [{name: 'kind', title: 'kind'}, {name: 'field', title: 'member'}, {name: 'type', title: 'holds'}],
    columns: [{title: 'records', query}],
    rows: kindsIn(written).flatMap((kind) => fieldsOf(written, kind).flatMap(({name, types}) => types.map((type): Row => ({kind, field: name, type})))),
  };
}
