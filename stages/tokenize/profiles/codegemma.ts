// CodeGemma: files between separators, and a separator where the middle ends.
import {named, text, token, type Profile} from './profile.ts';

export const codegemma: Profile = {
  name: 'codegemma',
  version: 1,
  marks: {
    start: [token('<bos>')],
    end: [token('<eos>')],
    repo: [],
    file: [token('<|file_separator|>'), ...named(text('{}\n'))],
    prefix: [...named(token('<|file_separator|>'), text('{}\n')), token('<|fim_prefix|>')],
    suffix: [token('<|fim_suffix|>')],
    middle: [token('<|fim_middle|>')],
    filled: [token('<|file_separator|>')],
  },
};
