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
  denied: {
    code: 'GM6003', exit: 'failed', title: 'The forge refused access',
    cause: 'The token is not valid any more, or it may not read this repository. A fine-grained token needs to read contents, pull requests and issues.',
    fix: 'gh auth refresh, or put another token into GITHUB_TOKEN',
  },
  'single-sign-on': {
    code: 'GM6004', exit: 'failed', title: 'The organisation wants the token to be authorised',
    cause: 'The organisation has single sign-on, and this token was not authorised for it.',
    fix: 'open the address that the forge named, authorise the token, and run the same command again',
  },
  'not-found': {
    code: 'GM6005', exit: 'failed', title: 'The forge has no such repository',
    cause: 'There is none of this name, or the token may not see it: forges answer the same to both.',
    fix: 'correct "repository" of "github" in the configuration, or use a token that may see it',
  },
  unreachable: {
    code: 'GM6006', exit: 'failed', title: 'Could not reach the forge',
    cause: 'It did not answer, or answered with faults, every time it was asked. What it told before is kept.',
    fix: 'run the same command again later; "gristmill build --offline" builds from what is mirrored',
  },
  'not-a-forge': {
    code: 'GM6007', exit: 'failed', title: 'What answered is no forge',
    cause: 'The answer is a page for people, as a proxy or the log-in page of a network gives.',
    fix: 'log in to the network, or name the forge behind the proxy as "host" of "github"',
  },
  'other-origin': {
    code: 'GM6008', exit: 'failed', title: 'The forge pointed to another host',
    cause: 'A link or a redirection leads away from the host that was named, and a token is never sent anywhere else.',
    fix: 'name the right host as "host" of "github" in the configuration',
  },
  limited: {
    code: 'GM6009', exit: 'failed', title: 'The forge allows no more requests',
    cause: 'Its limit was met again and again, in spite of the waiting that it asked for. What it told before is kept.',
    fix: 'run the same command again in an hour',
  },
  'damaged-page': {
    code: 'GM6010', exit: 'failed', title: 'The mirror of discussions is damaged',
    cause: 'A page is missing or not as it was written, and what a forge told is kept nowhere else.',
    fix: 'move the folder of the mirror away, and run: gristmill sync',
  },
  'unreadable-import': {
    code: 'GM6011', exit: 'misused', title: 'Could not read what is to be imported',
    cause: 'An import is a file of JSON or JSON Lines, an archive of such files (.tar, .tar.gz), a folder of them, or a mirror of gristmill.',
    fix: 'correct the path {where}',
  },
} as const satisfies Readonly<Record<ForgeTrouble, ErrorEntry>>;
