// Qwen2.5-Coder, which its authors write in two ways: their example code ends the line of a path at once, their README after a blank.
import {named, text, token, type Profile} from './profile.ts';

export const qwenCoder = variant('qwen2.5-coder', '{}\n');
export const qwenCoderBlank = variant('qwen2.5-coder-blank', '{} \n');

function variant(name: string, path: string): Profile {
  return {
    name,
    version: 1,
    marks: {
      end: [token('<|endoftext|>')],
      repo: [token('<|repo_name|>'), ...named(text('{}\n'))],
      // Nothing stands between files: a text brings the newline that it ends in.
      file: [token('<|file_sep|>'), ...named(text(path))],
      prefix: [...named(token('<|file_sep|>'), text(path)), token('<|fim_prefix|>')],
      suffix: [token('<|fim_suffix|>')],
      middle: [token('<|fim_middle|>')],
    },
  };
}
