// The rules of discussions where a configuration says nothing.
import type {DiscussionRules} from './discussion-rules.ts';

const mebibyte = 1024 * 1024;

export function usualDiscussionRules(repository: string): DiscussionRules {
  return {bots: [], keepBots: false, maxBytes: mebibyte, repository};
}
