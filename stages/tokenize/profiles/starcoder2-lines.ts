// StarCoder2 with its pull requests as the paper prints them: every tag on a line of its own, where the released code breaks none.
import {text, type Piece, type Profile} from './profile.ts';
import {starcoder2} from './starcoder2.ts';

const broken = Object.entries(starcoder2.marks).filter(([mark]) => mark.startsWith('pr_'));

export const starcoder2Lines: Profile = {
  name: 'starcoder2-lines',
  version: 1,
  marks: {...starcoder2.marks, ...Object.fromEntries(broken.map(([mark, pieces]): [string, readonly Piece[]] => [mark, [text('\n'), ...pieces]]))},
};
