// SQL: what it creates.
import type {PatternLanguage} from './pattern-language.ts';

export const sql: PatternLanguage = {
  name: 'SQL',
  version: 1,
  lines: ['table', 'view', 'function', 'procedure', 'trigger', 'index', 'type'].map((kind) => ({
    kind,
    pattern: new RegExp(`^[ \\t]*create[ \\t]+(?:or[ \\t]+replace[ \\t]+)?(?:temp(?:orary)?[ \\t]+|unique[ \\t]+|materialized[ \\t]+)?${kind}[ \\t]+(?:if[ \\t]+not[ \\t]+exists[ \\t]+)?["\`]?(?<name>\\w+(?:\\.\\w+)?)`, 'di'),
  })),
};
