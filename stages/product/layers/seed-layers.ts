// The layers of seed B: its keys, its titles and its order. What it looked for anywhere in a path are words of folders and files here.
import type {LayerRule} from './layer-rule.ts';

export const seedLayers: readonly LayerRule[] = [
  {key: 'api_models', title: 'API Request/Response Models', segments: ['api model', 'dto', 'proto']},
  {key: 'database', title: 'Database Layer (Queries & Schema)', segments: ['diesel model', 'query', 'queries', 'schema', 'migration', 'database', 'db', 'storage']},
  {key: 'domain', title: 'Domain Models (Business Logic Types)', segments: ['domain model', 'domain', 'entity', 'entities']},
  {key: 'core_business', title: 'Core Business Logic', segments: ['core']},
  {key: 'connectors', title: 'External Connector Integration', segments: ['connector']},
  {key: 'types', title: 'Type Definitions', segments: ['type']},
  {key: 'utils', title: 'Utils', segments: ['util', 'helper']},
  {key: 'tests', title: 'Tests', first: true, segments: ['test', 'spec'], globs: ['**/*.spec.*', '**/*.test.*', '**/*_test.*', '**/test_*.py']},
  {key: 'config', title: 'Configuration Files', segments: ['config'], globs: ['**/*.{toml,yml,yaml,ini,cfg}', '**/package.json', '**/tsconfig*.json']},
];
