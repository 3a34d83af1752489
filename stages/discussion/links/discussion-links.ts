// What a discussion is linked to: issues that it closes or mentions, each with why, and how many of its references lead nowhere.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';

export type LinkEvidence = 'closed by the forge' | 'keyword' | 'keyword of a commit' | 'named';

export interface IssueLink {readonly type: 'closes' | 'mentions'; readonly number: number; readonly evidence: readonly LinkEvidence[]}

/** Before it is known whether the numbers are those of issues. */
export interface DiscussionClaims {
  readonly number: number;
  readonly request: boolean;
  readonly claims: readonly IssueLink[];
}

export interface DiscussionLinks extends Omit<DiscussionClaims, 'claims'> {
  readonly links: readonly IssueLink[];
  /** By reason. */
  readonly unmatched: Readonly<Record<string, number>>;
}

export const claimsOfDiscussion: Codec<DiscussionClaims> = jsonCodec('claims on issues');
export const discussionLinksCodec: Codec<DiscussionLinks> = jsonCodec('links to issues');
