// Errors 4xxx: the tokenizer.
import type {TokenizerFailure} from '../../../stages/tokenize/tokenizer-failure.ts';
import type {ErrorEntry} from './error-entry.ts';

export const tokenizerErrors = {
  unreadable: {
    code: 'GM4001', exit: 'failed', title: 'Could not read the tokenizer',
    cause: 'The file of the tokenizer is not there, or may not be read.',
    fix: 'name a tokenizer.json that can be read, "o200k_base" or "none", with "tokenizer" in the configuration or with --tokenizer',
  },
  malformed: {
    code: 'GM4002', exit: 'failed', title: 'Could not use the tokenizer',
    cause: 'The file is not a tokenizer.json as Hugging Face\'s tokenizers writes it, or does something that is not supported.',
    fix: 'save the tokenizer again with save_pretrained() and name the tokenizer.json that it writes',
  },
  refused: {
    code: 'GM4003', exit: 'failed', title: 'Could not use the tokenizer',
    cause: 'The library that runs tokenizers refuses the file, though its form is right.',
    fix: 'save the tokenizer again with save_pretrained() and name the tokenizer.json that it writes',
  },
  'unknown-marks': {
    code: 'GM4010', exit: 'failed', title: 'Could not write the profile with this tokenizer',
    cause: 'The profile writes control tokens that the tokenizer does not have. Written as text, they mean nothing to a model; added, their rows must be trained.',
    fix: 'choose the profile of this tokenizer\'s models, or set "unknownMarks" of "profile" in the configuration to "add", for new rows that are to be trained, or to "text", for plain text',
  },
} as const satisfies Readonly<Record<TokenizerFailure['failure'], ErrorEntry>>;
