// Gathers what the forge, the texts and the commits of a discussion say of issues.
import type {DiscussionDocument} from '../discussion-document.ts';
import type {DiscussionClaims, IssueLink, LinkEvidence} from './discussion-links.ts';
import {issueReferences} from './issue-references.ts';

/** Only a request closes anything: an issue that says "fixes" speaks of something else. */
export function claimedIssues({number, title, body, request}: DiscussionDocument, messages: readonly string[], repository: string): DiscussionClaims {
  const found = new Map<number, {closes: boolean; evidence: Set<LinkEvidence>}>();
  const add = (of: number, closes: boolean, evidence: LinkEvidence) => {
    if (of === number) return;
    const known = found.get(of) ?? {closes: false, evidence: new Set()};
    // What closes is shown by what says so; a mention beside it adds nothing.
    if (closes && !known.closes) known.evidence.clear();
    if (closes || !known.closes) known.evidence.add(evidence);
    found.set(of, {closes: known.closes || closes, evidence: known.evidence});
  };
  for (const of of request?.closes ?? []) add(of, true, 'closed by the forge');
  const said = (text: string, evidence: LinkEvidence) => {
    const {closes, mentions} = issueReferences(text, repository);
    for (const of of closes) add(of, request !== undefined, request === undefined ? 'named' : evidence);
    for (const of of mentions) add(of, false, 'named');
  };
  said(`${title}\n\n${body}`, 'keyword');
  for (const message of messages) said(message, 'keyword of a commit');
  const claims = [...found].map(([of, {closes, evidence}]): IssueLink => ({type: closes ? 'closes' : 'mentions', number: of, evidence: [...evidence].sort()}));
  return {number, request: request !== undefined, claims: claims.sort((a, b) => a.number - b.number)};
}
