// JSON: its keys, each within the one above.
import type {Language} from '../language.ts';

export const json: Language = {
  name: 'JSON',
  also: ['JSON with Comments', 'JSON5'],
  version: 1,
  grammar: 'json',
  comments: ['comment'],
  docs: {},
  declarations: {pair: {kind: 'key', name: ['key'], body: ['value']}},
};
