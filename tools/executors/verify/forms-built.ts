// What a finished build made of commits: in which forms, whether long ones were cut, and whether what they did to names was told.
import type {CollectionRoot} from '../../../graph/root.ts';
import type {CommitForm} from '../../../stages/commit-forms/commit-form.ts';
import {documentCollections} from '../../../stages/document/commit-documents.ts';
import type {Dataset} from '../build/contract.ts';
import {longestCommit} from '../build/longest-commit.ts';
import {paramsMade} from '../build/params-made.ts';

type Collections = readonly Pick<CollectionRoot, 'name' | 'making'>[];

const kinds = {'before-after': 'before-after', 'diff-to-message': 'diff-to-message', 'message-to-diff': 'message-to-diff', 'patch': 'commit'} as const satisfies Readonly<Record<CommitForm, string>>;
const forms = ['before-after', 'diff-to-message', 'message-to-diff', 'patch'] as const;

/** `named`: what samples of a kind are called. No forms where there is only what every dataset has. */
export function commitsBuilt(collections: Collections, named: (kind: string) => string): Pick<Dataset['commits'], 'forms' | 'renames'> & {readonly merges: Dataset['commits']['merges'] | undefined} {
  const paramsOf = (collection: string): Readonly<Record<string, unknown>> => paramsMade(collections.find(({name}) => name === collection)?.making ?? []);
  const made = forms.filter((form) => collections.some(({name}) => name === named(kinds[form])));
  const params = made.map((form) => paramsOf(named(kinds[form])));
  const split = params.map(({maxBytes}) => Number(maxBytes)).find((most) => most !== longestCommit);
  const merges = params[0]?.['merges'];
  // Written by this program, and compared with what it would do today.
  const renames = paramsOf(documentCollections.documents)['renames'] as Dataset['commits']['renames'];
  return {
    merges: merges === 'skip' || merges === 'first-parent' || merges === 'combined' || merges === 'remerge' ? merges : undefined,
    ...(made.length > 0 && (split !== undefined || made.join() !== 'patch') && {forms: {kinds: made, ...(split !== undefined && {split})}}),
    ...(renames !== undefined && {renames}),
  };
}

export function identifiersBuilt(collections: Collections, named: (kind: string) => string): Dataset['identifiers'] {
  const samples = collections.find(({name}) => name === named('identifiers'));
  return samples && {minLines: Number(paramsMade(samples.making)['minLines'])};
}
