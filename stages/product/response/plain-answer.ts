// Seed B's answer as its document shows it: the same as the merged one without marks and patterns, and of commits the files without their heading.
import {capped, commitPlan, named, shortTitle, type Answer, type Caps} from './answer.ts';

export function plainAnswer({feature, layers, commits}: Answer, caps: Caps): string {
  const parts = [`To implement ${named(feature)}:`];
  for (const [at, {title, files}] of layers.entries()) {
    const {shown, more} = capped(files, caps.files);
    parts.push([`${at + 1}. ${shortTitle(title)}`, ...shown.map(({path}) => `   - ${path}`), ...(more > 0 ? [`   - ... and ${more} more files`] : [])].join('\n'));
  }
  const {shown, more} = capped(commits, caps.commits);
  if (shown.length > 0) parts.push('Detailed Identifier Changes:', ...shown.map(commitPlan));
  if (more > 0) parts.push(`... and ${more} more commits`);
  return parts.join('\n\n');
}
