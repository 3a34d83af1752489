// The intents of seed B: its values with its words, and what labels, commit types and layers tell beside them.
import type {IntentRules} from './intent-rule.ts';

export const seedIntents: IntentRules = {
  features: [
    {value: 'search_filter', words: ['search', 'filter', 'query', 'queries', 'find'], labels: ['search']},
    {value: 'refund', words: ['refund', 'cancellation', 'void'], labels: ['refund', 'refunds']},
    {value: 'webhook', words: ['webhook', 'callback', 'notification'], labels: ['webhook', 'webhooks']},
    {value: 'authentication', words: ['auth', 'authentication', 'authorization', 'authorisation', 'login', 'token', 'session'], labels: ['auth', 'authentication']},
    {value: 'connector_integration', words: ['connector', 'integration', 'provider'], layers: ['connectors'], labels: ['connector', 'integration']},
    {value: 'validation', words: ['validation', 'validate', 'verify', 'check'], labels: ['validation']},
    {value: 'payment', words: ['payment', 'card', 'charge', 'transaction'], labels: ['payment', 'payments']},
  ],
  actions: [
    {value: 'fix_bug', types: ['fix', 'bugfix', 'hotfix'], labels: ['bug', 'fix', 'regression'], verbs: ['fix', 'resolve', 'correct', 'repair'], words: ['bug', 'crash', 'panic', 'regression']},
    {value: 'refactor', types: ['refactor', 'style'], labels: ['refactor', 'refactoring', 'cleanup'], verbs: ['refactor', 'restructure', 'rename', 'move', 'simplify', 'extract', 'clean'], words: ['refactor', 'refactoring', 'restructure']},
    {value: 'add_feature', types: ['feat', 'feature'], labels: ['feature', 'feat', 'new feature', 'feature request'], verbs: ['add', 'implement', 'introduce', 'support', 'allow', 'create', 'enable', 'integrate'], words: ['new feature', 'implement']},
    {value: 'enhance', types: ['perf', 'enhance'], labels: ['enhancement', 'improvement', 'performance'], verbs: ['enhance', 'improve', 'optimize', 'optimise', 'update', 'extend', 'speed'], words: ['enhance', 'improve', 'optimization', 'optimisation']},
  ],
  entities: ['customer', 'payment', 'merchant', 'user', 'order', 'refund', 'connector', 'webhook', 'session', 'token', 'card', 'transaction'],
};
