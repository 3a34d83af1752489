// Errors 6xxx: the forge, and the mirror of what it knows.
import type {ForgeTrouble} from '../../../stages/source/github/forge-failure.ts';
import type {ErrorEntry} from './error-entry.ts';

export const forgeErrors = {
  'no-repository': {
    code: 'GM6001', exit: 'misused', title: 'Could not tell which repository of a forge this is',
    cause: 'The source is a folder, or an address that no forge has, so requests and issues could be those of any repository.',
    fix: 'say "github": {"repository": "owner/name"} in the configuration',
  },
  'address-refused': {
    code: 'GM6002', exit: 'misused', title: 'Address of a forge refused',
    cause: 'A forge is asked over https, and its address holds no name, no password and no question: those would be written down.',
    fix: 'name the forge as https://HOST',
  },
  'damaged-page': {
    code: 'GM6010', exit: 'failed', title: 'The mirror of discussions is damaged',
    cause: 'A page is missing or not as it was written, and what a forge told is kept nowhere else.',
    fix: 'move the folder of the mirror away, and run: gristmill sync',
  },
  'unreadable-import': {
    code: 'GM6011', exit: 'misused', title: 'Could not read what is to be imported',
    cause: 'An import is a file of JSON or JSON Lines, a folder of such files, or a mirror of gristmill.',
    fix: 'correct the path {where}',
  },
} as const satisfies Readonly<Record<ForgeTrouble, ErrorEntry>>;
