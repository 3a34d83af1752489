// Errors 41xx: what is learned and pinned.
import type {ArtefactTrouble} from '../artefacts/artefact-problem.ts';
import type {ErrorEntry} from './error-entry.ts';

export const artefactErrors = {
  'not-pinned': {
    code: 'GM4101', exit: 'failed', title: 'The vocabulary is not pinned',
    cause: 'A build takes a learned vocabulary, and the control tokens of structure, as "artefacts.lock" beside the configuration pins it: otherwise one commit would change the tokens of all others. Nothing is pinned yet.',
    fix: 'gristmill vocab --promote',
  },
  'pin-differs': {
    code: 'GM4102', exit: 'failed', title: 'The pinned vocabulary was learned with other options',
    cause: 'The configuration asks for another vocabulary than the one that "artefacts.lock" pins.',
    fix: 'gristmill vocab --promote',
  },
  'lock-damaged': {
    code: 'GM4103', exit: 'failed', title: 'Could not read artefacts.lock',
    cause: 'The file is not as it was written: an edit or a merge has damaged it, or another version of gristmill wrote it.',
    fix: 'take {where} from version control again, or remove it and run: gristmill vocab --promote',
  },
  'artefact-lost': {
    code: 'GM4104', exit: 'failed', title: 'The pinned tokenizer is gone or damaged',
    cause: 'The file beside "artefacts.lock" is not the one that is pinned. It belongs into version control with the lock.',
    fix: 'take {where} from version control again, or run: gristmill vocab --promote',
  },
  'no-vocabulary': {
    code: 'GM4105', exit: 'misused', title: 'The configuration asks for no vocabulary of its own',
    cause: 'A vocabulary is learned for a configuration whose "tokenizer" says so, or one that asks for "structure".',
    fix: 'write in {where}: tokenizer: {learned: {size: 32000}}',
  },
  'cuts-not-pinned': {
    code: 'GM4106', exit: 'failed', title: 'The cuts of the split are not pinned',
    cause: 'A split by time ends its parts with the commits that "artefacts.lock" beside the configuration pins: otherwise each new commit would move old ones from what is judged by to what is learned from. Nothing is pinned yet.',
    fix: 'gristmill roll --promote',
  },
  'cuts-differ': {
    code: 'GM4107', exit: 'failed', title: 'The cuts of the split were pinned for other shares',
    cause: 'The configuration asks for other shares than those that the cuts in "artefacts.lock" were chosen for.',
    fix: 'gristmill roll --promote',
  },
  'no-cuts': {
    code: 'GM4108', exit: 'misused', title: 'The configuration asks for no split by time',
    cause: 'Only a split by time has cuts that can be pinned.',
    fix: 'write in {where}: split: true',
  },
} as const satisfies Readonly<Record<ArtefactTrouble, ErrorEntry>>;
