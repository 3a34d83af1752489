// Perl.
import type {PatternLanguage} from './pattern-language.ts';

export const perl: PatternLanguage = {
  name: 'Perl',
  version: 1,
  lines: [
    {kind: 'package', pattern: /^[ \t]*package[ \t]+(?<name>\w+(?:::\w+)*)/d},
    {kind: 'function', pattern: /^[ \t]*sub[ \t]+(?<name>\w+(?:::\w+)*)/d},
  ],
};
