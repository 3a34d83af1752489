// DeepSeek-Coder: files of a repository one after the other, each under its path as a comment. The bars are U+FF5C, the low blocks U+2581.
import {named, text, token, type Profile} from './profile.ts';

export const deepseekCoder: Profile = {
  name: 'deepseek-coder',
  version: 1,
  marks: {
    start: [token('<｜begin▁of▁sentence｜>')],
    end: [token('<｜end▁of▁sentence｜>')],
    // It knows repositories by their files alone.
    repo: [],
    file: named(text('#{}\n')),
    // The path is part of the document, and so of what stands before the hole.
    prefix: [token('<｜fim▁begin｜>'), ...named(text('#{}\n'))],
    suffix: [token('<｜fim▁hole｜>')],
    middle: [token('<｜fim▁end｜>')],
  },
};
