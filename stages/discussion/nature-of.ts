// What kind of discussion it is where it is no person's work: a bot's, or the release of a version.
import type {DiscussionDocument} from './discussion-document.ts';

export type Nature = 'bot' | 'release';

const release = /^(?:chore\(release\)|release(?= v?\d|:|$)|bump (?:the )?version|version packages|prepare (?:for )?(?:the )?release|publish(?= v?\d))(?!\w)|^v?\d+\.\d+\.\d+(?:[-+.]\w+)*$/i;

export function natureOf({by, title, labels}: Pick<DiscussionDocument, 'by' | 'title' | 'labels'>): Nature | undefined {
  if (release.test(title.trim()) || labels.some((label) => /^(?:release|autorelease)\b/i.test(label))) return 'release';
  return by?.bot === true ? 'bot' : undefined;
}
