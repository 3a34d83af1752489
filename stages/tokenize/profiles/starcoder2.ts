// StarCoder2 as its data was written: repositories, fill-in-the-middle, pull requests, issues. It has no tokens for commits.
import {named, text, token, type Piece, type Profile} from './profile.ts';

const value = named(text('{}'));
const valued = (spelled: string): readonly Piece[] => [token(spelled), ...value];

export const starcoder2: Profile = {
  name: 'starcoder2',
  version: 1,
  marks: {
    end: [token('<|endoftext|>')],
    repo: valued('<repo_name>'),
    // Without a path when the names of a repository are kept back, as half of StarCoder2's are.
    file: [token('<file_sep>'), ...named(text('{}\n'))],
    prefix: [token('<file_sep>'), token('<fim_prefix>'), ...named(text('{}\n'))],
    suffix: [token('<fim_suffix>')],
    middle: [token('<fim_middle>')],
    filled: [token('<file_sep>')],
    pr: [token('<pr>')],
    pr_repo: valued('<repo_name>'),
    pr_closed: valued('<pr>'),
    pr_status: valued('<pr_status>'),
    pr_merged: valued('<pr_is_merged>'),
    pr_base: [token('<pr_base>')],
    pr_file: valued('<pr_file>'),
    pr_base_code: [token('<pr_base_code>')],
    pr_diff: [token('<pr_diff>')],
    pr_hunk: [token('<pr_diff_hunk>')],
    pr_comment: [token('<pr_comment>'), ...named(text('{}: '))],
    pr_event: valued('<pr_event_id>'),
    pr_review: [token('<pr_review>'), ...named(text('{}: '))],
    pr_review_state: valued('<pr_review_state>'),
    pr_review_comment: [token('<pr_review_comment>')],
    pr_reply_to_review: valued('<pr_in_reply_to_review_id>'),
    pr_reply_to_comment: valued('<pr_in_reply_to_comment_id>'),
    pr_line: valued('<pr_diff_hunk_comment_line>'),
    issue: [token('<issue_start>')],
    issue_comment: [token('<issue_comment>'), ...named(text('{}: '))],
    issue_closed: valued('<issue_closed>'),
  },
};
