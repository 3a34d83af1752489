// What kind of discussion it is where it is no person's work: a bot's, or the release of a version.
import type {DiscussionDocument} from './discussion-document.ts';

export type Nature = 'bot' | 'release';

const version = String.raw`v?\d+(?:\.(?:\d+|x))+(?:[-+.][\w.+-]+)?`;
const forms: readonly RegExp[] = [
  /^(?:chore|build|ci|release)\((?:release|releases|version|versions|deps-release)\)!?:/i,
  /^chore(?:\([\w./@-]{1,80}\))?!?: (?:cut |prepare |publish )?(?:a )?(?:new )?release\b/i,
  /^release(?:$|:| v?\d)/i,
  /^(?:version packages|bump (?:the |all |crate |package )?versions?|version bump|prepare (?:for )?(?:the )?(?:next )?release|update (?:the )?changelog (?:for|to) v?\d|new release)(?!\w)/i,
  new RegExp(String.raw`^(?:\[release\] ?)?(?:release|publish|cut|prepare|tag|bump (?:version )?to|set version to|version)?:? ?(?:[\w./@-]{1,80} )?${version}(?: ?\([^)]{1,60}\))?(?: release(?: candidate)?)?[.!]?$`, 'i'),
  new RegExp(String.raw`^(?:chore|build)(?:\([\w./@-]{1,80}\))?!?: (?:release|publish|bump (?:version )?to|version) (?:[\w./@-]{1,80} )?${version}$`, 'i'),
];

/** A release that a machine opened is a release. */
export function natureOf({by, title, labels}: Pick<DiscussionDocument, 'by' | 'title' | 'labels'>): Nature | undefined {
  const plain = title.trim().slice(0, 300).replace(/ ?\(#\d{1,9}\)$/, '');
  if (forms.some((form) => form.test(plain)) || labels.some((label) => /^(?:release|autorelease)(?::.*)?$/i.test(label))) return 'release';
  return by?.bot === true ? 'bot' : undefined;
}
