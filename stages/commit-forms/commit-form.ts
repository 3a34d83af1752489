// The forms that a commit can be shown in, and what is trained on in each.
import type {Named} from '../../graph/value/joined-codec.ts';
import type {Params} from '../../graph/value/params.ts';
import {subjectOf, withSubject} from './commit-subject.ts';
import {commitAuthor, commitDate, commitMessage} from '../sample/commit-texts.ts';
import {mark} from '../sample/mark.ts';
import {spansOfPatch, type Patches} from '../sample/patch-spans.ts';
import {metaOfCommit} from '../sample/sample-of-commit.ts';
import type {LeafText, Mark, Sample, Span} from '../sample/sample.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';

/**
 * `patch`: message, author, date and patch, all of it trained on. `before-after`: a file before, the message, the file after, as StarCoder's
 * commits. `message-to-diff` and `diff-to-message`: one as the question, which has weight 0, and the other as the answer.
 */
export type CommitForm = 'patch' | 'before-after' | 'message-to-diff' | 'diff-to-message';
export type PatchForm = Exclude<CommitForm, 'before-after'>;

export interface Shown {
  readonly form: PatchForm;
  readonly commit: Named<CommitRecord>;
  /** What is said of patches that are not there. */
  readonly omitted: readonly Params[];
}

/** Of a patch in parts: the first shows all that the commit says, the others only its subject, which is not trained on again. */
export interface Part {readonly number: number; readonly of: number}

/** All of it in one. */
export function wholeInForm(form: PatchForm, commit: Named<CommitRecord>, {files, omitted}: Patches): Sample {
  return sampleInForm({form, commit, omitted}, (loss) => files.flatMap((file) => spansOfPatch(file, loss)), undefined);
}

/** `patch`: its spans, for the weight they are to have. */
export function sampleInForm({form, commit: {digest, value: commit}, omitted}: Shown, patch: (loss: number) => readonly Span[], part: Part | undefined): Sample {
  return {
    kind: form === 'patch' ? 'commit' : form,
    granularity: part === undefined ? 'document' : 'part',
    group: `commit ${commit.oid}`,
    when: {corrected: commit.corrected, oid: commit.oid},
    synthetic: false,
    spans: spansOf(),
    meta: {...metaOfCommit(part === undefined || part.number === 1 ? commit : withSubject(commit), omitted), ...(part !== undefined && {part: part.number, parts_in_all: part.of})},
  };

  function spansOf(): readonly Span[] {
    const own = (text: LeafText, shown: string, loss: number): Span => ({kind: 'source', leaf: digest, text, from: 0, to: Buffer.byteLength(shown), loss});
    const asked = (name: Mark): Span => ({...mark(name), loss: 0});
    const message = commitMessage(commit);
    if (form === 'diff-to-message') return [asked('start'), {kind: 'template', text: 'Diff:\n', loss: 0}, ...patch(0), asked('message'), own('message', message, 1), mark('end')];
    const answer = [...patch(1), mark('commit_end'), mark('end')];
    const first = part === undefined || part.number === 1;
    if (form === 'patch' && first) return [mark('start'), mark('commit'), own('message', message, 1), mark('author'), own('author', commitAuthor(commit), 1), mark('date'), own('date', commitDate(commit), 1), mark('diff'), ...answer];
    return [asked('start'), asked('commit'), own('message', first ? message : subjectOf(message), 0), asked('diff'), ...answer];
  }
}
