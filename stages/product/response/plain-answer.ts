// Seed B's answer as its document shows it: the same as the merged one without marks, and of commits only the files.
import {filePlan} from '../../identifiers/plan-text.ts';
import {capped, shortTitle, type Answer, type Caps} from './answer.ts';

const shortHash = 8;

export function plainAnswer({feature, layers, commits}: Answer, caps: Caps): string {
  const named = feature === 'unknown' ? 'this change' : `this ${feature} feature`;
  const parts = [`To implement ${named}:`];
  for (const [at, {title, files}] of layers.entries()) {
    const {shown, more} = capped(files, caps.files);
    parts.push([`${at + 1}. ${shortTitle(title)}`, ...shown.map(({path}) => `   - ${path}`), ...(more > 0 ? [`   - ... and ${more} more files`] : [])].join('\n'));
  }
  const {shown, more} = capped(commits, caps.commits);
  if (shown.length > 0) parts.push('Detailed Identifier Changes:', ...shown.map(({hash, files}) => `Commit ${hash.slice(0, shortHash)}:\n${files.map(filePlan).join('\n')}`));
  if (more > 0) parts.push(`... and ${more} more commits`);
  return parts.join('\n\n');
}
