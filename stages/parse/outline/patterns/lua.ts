// Lua.
import type {PatternLanguage} from './pattern-language.ts';

export const lua: PatternLanguage = {
  name: 'Lua',
  version: 1,
  lines: [
    {kind: 'function', pattern: /^[ \t]*(?:local[ \t]+)?function[ \t]+(?<name>[A-Za-z_][\w.:]*)/d},
    {kind: 'function', pattern: /^[ \t]*(?:local[ \t]+)?(?<name>[A-Za-z_][\w.]*)[ \t]*=[ \t]*function\b/d},
  ],
};
