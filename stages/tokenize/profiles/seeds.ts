// The tags of the seed documents: what they say is closed, and as their program writes it: path and file are left open.
import {named, text, token, type Profile} from './profile.ts';

const path = [token('<path>'), text('\n'), ...named(text('File: {}\n'))];

export const seeds: Profile = {
  name: 'seeds',
  version: 1,
  marks: {
    repo: named(text('Repository: {}\n')),
    file: [...path, token('</path>'), text('\n\n'), token('<file>'), text('\n')],
    file_end: [text('\n'), token('</file>'), text('\n')],
    prefix: [...named(...path), ...named(token('</path>'), text('\n\n')), token('<fim_prefix>')],
    suffix: [token('<fim_suffix>')],
    middle: [token('<fim_middle>')],
    commit: [token('<COMMIT_START>'), text('Commit: ')],
    commit_end: [token('<COMMIT_END>')],
    doc: [token('<doc>'), text('\n')],
    doc_end: [text('\n'), token('</doc>'), text('\n')],
    // With its language in it, the tag is no single token.
    code: [...named(text('<code language="{}">\n'))],
    code_end: [text('\n'), token('</code>'), text('\n')],
  },
};

export const seedsOpen: Profile = {
  name: 'seeds-open',
  version: 1,
  marks: {...seeds.marks, file: [...path, text('\n'), token('<file>'), text('\n')], file_end: [text('\n')]},
};
