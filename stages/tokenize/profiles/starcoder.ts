// The first StarCoder, whose commits are the code before, the message and the code after.
import {named, text, token, type Profile} from './profile.ts';

export const starcoder: Profile = {
  name: 'starcoder',
  version: 1,
  marks: {
    end: [token('<|endoftext|>')],
    repo: [token('<reponame>'), ...named(text('{}'))],
    file: [token('<filename>'), ...named(text('{}')), text('\n')],
    prefix: [...named(token('<filename>'), text('{}\n')), token('<fim_prefix>')],
    suffix: [token('<fim_suffix>')],
    middle: [token('<fim_middle>')],
    before: [token('<commit_before>')],
    message: [token('<commit_msg>')],
    after: [token('<commit_after>')],
    issue: [token('<issue_start>')],
    issue_comment: [token('<issue_comment>'), ...named(text('{}: '))],
    issue_closed: [token('<issue_closed>'), ...named(text('{}'))],
  },
};
