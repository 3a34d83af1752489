// YAML: its keys, each within the one above.
import type {Language} from '../language.ts';

export const yaml: Language = {
  name: 'YAML',
  version: 1,
  grammar: 'yaml',
  comments: ['comment'],
  docs: {},
  declarations: {
    block_mapping_pair: {kind: 'key', name: ['key'], body: ['value']},
    flow_pair: {kind: 'key', name: ['key'], body: ['value']},
  },
};
