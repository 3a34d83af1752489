// CodeLlama: infilling only. Its pieces are SentencePiece's, so the mark of a space is part of each token's name.
import {named, text, token, type Profile} from './profile.ts';

export const codellama: Profile = {
  name: 'codellama',
  version: 1,
  marks: {
    start: [token('<s>')],
    end: [token('</s>')],
    prefix: [token('▁<PRE>'), ...named(text('// File: {}\n\n'))],
    suffix: [token('▁<SUF>')],
    middle: [token('▁<MID>')],
    filled: [token('▁<EOT>')],
  },
};
