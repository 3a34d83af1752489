// Seed B's richer answer: under each layer what becomes of each declaration, patterns with their counts, and the identifiers of each commit.
import {capped, commitPlan, named, shortTitle, type Answer, type AnswerFile, type Caps} from './answer.ts';
import {patternLines} from './pattern-titles.ts';

export function richAnswer({feature, layers, types, commits}: Answer, caps: Caps): string {
  const parts = [`To implement ${named(feature)}:`];
  for (const [at, layer] of layers.entries()) {
    const {shown, more} = capped(layer.files, caps.files);
    const [only, ...others] = shown;
    const alone = only !== undefined && others.length === 0 && more === 0;
    parts.push([
      `${at + 1}. ${shortTitle(layer.title)}${alone ? ` (${only.path})` : ''}`,
      ...(alone ? stepLines(only, caps) : shown.flatMap((file) => [`   ${file.path}`, ...stepLines(file, caps)])),
      ...(more > 0 ? [`   ... and ${more} more files`] : []),
    ].join('\n'));
  }
  const patterns = patternLines(types, 'rich');
  if (patterns.length > 0) parts.push(['Code Patterns:', ...patterns].join('\n'));
  const {shown, more} = capped(commits, caps.commits);
  if (shown.length > 0) parts.push(`Detailed Changes:\n${shown.map(commitPlan).join('\n\n')}`);
  if (more > 0) parts.push(`... and ${more} more commits`);
  return parts.join('\n\n');
}

function stepLines({steps}: AnswerFile, caps: Caps): readonly string[] {
  const {shown, more} = capped(steps, caps.steps);
  return [...shown.map((step) => `   - ${step}`), ...(more > 0 ? [`   - ... and ${more} more`] : [])];
}
