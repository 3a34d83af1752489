// Swift.
import type {PatternLanguage} from './pattern-language.ts';

const words = '^[ \\t]*(?:@\\w+(?:\\([^()]*\\))?[ \\t]+)*(?:(?:public|private|fileprivate|internal|open|static|class|final|override|mutating|convenience|required|indirect|async|nonisolated)(?:\\([a-z]+\\))?[ \\t]+)*';

export const swift: PatternLanguage = {
  name: 'Swift',
  version: 1,
  lines: [
    ...['class', 'struct', 'enum', 'protocol', 'extension', 'actor'].map((kind) => ({kind, pattern: new RegExp(`${words}${kind}[ \\t]+(?<name>[A-Za-z_]\\w*)`, 'd')})),
    {kind: 'function', pattern: new RegExp(`${words}func[ \\t]+(?<name>[A-Za-z_]\\w*)`, 'd')},
    {kind: 'type', pattern: new RegExp(`${words}typealias[ \\t]+(?<name>[A-Za-z_]\\w*)`, 'd')},
  ],
};
