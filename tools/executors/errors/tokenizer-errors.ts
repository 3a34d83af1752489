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
  'hub-unreachable': {
    code: 'GM4004', exit: 'failed', title: 'Could not fetch the tokenizer',
    cause: 'It is neither in the store nor in the Hugging Face cache of this machine, and the Hub did not send it whole.',
    fix: 'run the same command again with a network, or put its tokenizer.json and tokenizer_config.json into {where}',
  },
  'hub-denied': {
    code: 'GM4005', exit: 'failed', title: 'The Hub refused access to the tokenizer',
    cause: 'Some repositories of the Hub ask for a login, and for terms to be accepted on their page.',
    fix: 'accept the terms on the page of {id}, set HF_TOKEN to a token that may read it, and run the same command again',
  },
  'hub-absent': {
    code: 'GM4006', exit: 'failed', title: 'The Hub has no such tokenizer',
    cause: 'There is no repository of this name, no such revision of it, or no tokenizer.json in it.',
    fix: 'correct "hub" and "revision" in the configuration, or name with "file" a tokenizer.json of this machine',
  },
  'hub-refused': {
    code: 'GM4007', exit: 'failed', title: 'Refused what the Hub answered',
    cause: 'Tokenizers are fetched over https only, from HF_ENDPOINT if it is set, and only up to a size that none has.',
    fix: 'set HF_ENDPOINT to an address that begins with https://, or put its tokenizer.json and tokenizer_config.json into {where}',
  },
  'hub-moving': {
    code: 'GM4008', exit: 'failed', title: 'The revision of the tokenizer is not pinned',
    cause: 'A branch moves: only what the Hugging Face cache of this machine has of it is taken, and only a commit is fetched.',
    fix: 'name as "revision" the 40 digits that this prints: git ls-remote https://huggingface.co/{id} {revision}',
  },
  changed: {
    code: 'GM4009', exit: 'failed', title: 'The tokenizer is not the one that is pinned',
    cause: 'Its files differ from those that its first build was made with: another tokenizer gives other tokens for every document.',
    fix: 'take the entry of {id} out of {where} if the change is meant, then run the same command again',
  },
  'unknown-marks': {
    code: 'GM4010', exit: 'failed', title: 'Could not write the profile with this tokenizer',
    cause: 'The profile writes control tokens that the tokenizer does not have. Written as text, they mean nothing to a model; added, their rows must be trained.',
    fix: 'choose the profile of this tokenizer\'s models, or set "unknownMarks" of "profile" in the configuration to "add", for new rows that are to be trained, or to "text", for plain text',
  },
} as const satisfies Readonly<Record<TokenizerFailure['failure'], ErrorEntry>>;
