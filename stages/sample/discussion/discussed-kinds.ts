// The kinds of samples that requests and issues can make.

export const discussedKinds = ['pr_diff', 'pr', 'pr_description', 'review_verdict', 'review_fix', 'preference', 'issue', 'issue_patch'] as const;
export type DiscussedKind = (typeof discussedKinds)[number];
