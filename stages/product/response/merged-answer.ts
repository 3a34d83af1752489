// Seed B's merged answer, to the byte: layers with their files, patterns, and the identifiers of each commit.
import {planText} from '../../identifiers/plan-text.ts';
import {capped, commitHeading, named, type Answer, type Caps} from './answer.ts';
import {patternLines} from './pattern-titles.ts';

/** Its identifiers stand behind a heading that is there only with them. */
export function mergedAnswer({feature, layers, types, commits}: Answer, caps: Caps): string {
  const lines = [`To implement ${named(feature, '**')}, you'll need to modify these architectural layers:\n`];
  for (const [at, {title, files}] of layers.entries()) {
    const {shown, more} = capped(files, caps.files);
    lines.push(`\n**${at + 1}. ${title}**`, ...shown.map(({path}) => `   - \`${path}\``));
    if (more > 0) lines.push(`   - ... and ${more} more files`);
  }
  const patterns = patternLines(types, 'merged');
  if (patterns.length > 0) lines.push('\n**Code Patterns Applied:**', ...patterns);
  const {shown, more} = capped(commits, caps.commits);
  if (shown.length > 0) lines.push('\n**Detailed Identifier Changes:**\n', ...shown.flatMap((commit) => [`\n${commitHeading(commit)}`, planText(commit)]));
  if (more > 0) lines.push(`\n... and ${more} more commits`);
  return lines.join('\n');
}
