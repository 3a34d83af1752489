// What kinds of change are called in answers: in the seed's exact text, and in its richer one.
import type {ChangeTypes} from '../plan/change-types.ts';

type Type = keyof ChangeTypes;

const merged: readonly (readonly [Type, string])[] = [
  ['structs_added', 'Define new data structures'],
  ['functions_added', 'Implement new functions'],
  ['fields_added', 'Extend existing types with new fields'],
  ['conditionals_added', 'Add conditional logic for feature flags or filtering'],
  ['database_queries', 'Modify database queries'],
];
const rich: readonly (readonly [Type, string])[] = [
  ['structs_added', 'Define new data structures'],
  ['enums_added', 'Define new enumerations'],
  ['traits_added', 'Define new interfaces'],
  ['functions_added', 'Implement new functions'],
  ['functions_modified', 'Change existing functions'],
  ['fields_added', 'Extend types with new fields'],
  ['conditionals_added', 'Add conditional logic for filtering'],
  ['database_queries', 'Modify database queries'],
];

export function patternLines(types: ChangeTypes, kind: 'merged' | 'rich'): readonly string[] {
  return (kind === 'merged' ? merged : rich).flatMap(([type, title]) => (types[type] === undefined ? [] : [`- ${title} (${types[type]} changes)`]));
}
