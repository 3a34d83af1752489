// What becomes a row of CommitPack, and what keeps a changed file from being one: the first reason that holds, by its name.
import type {MeasuredPair, MeasuredSide} from '../change/measured-pair.ts';
import type {FileChange} from '../change/diff/file-patch.ts';
import {fileKind} from '../source/git/file-entry.ts';
import {plainSubject, rulesAsWritten, rulesOfPlain, subjectOf} from './subject-rules.ts';

/** `one`: commits of a single file that was modified where it stands, as CommitPack is. `all`: each file of every commit. A type, because parameters are plain data with any keys. */
export type PackRules = {readonly files: 'one' | 'all'; readonly filter: 'none' | 'commitpackft'; readonly merges: 'first-parent' | 'skip'};

export interface Candidate {
  readonly change: FileChange;
  readonly sides: MeasuredPair;
  readonly subject: string;
  readonly commit: string;
}

/** The subject as the row has it, or why there is no row. */
export type Verdict = {readonly subject: string} | {readonly dropped: string};

export function packVerdict({change, sides, subject, commit}: Candidate, {files, filter}: PackRules): Verdict {
  const {before, after} = sides;
  if (fileKind(change.oldMode) === 'symlink' || fileKind(change.newMode) === 'symlink') return {dropped: 'symlink'};
  for (const side of [before, after]) if (side !== undefined && side.kind !== 'text') return {dropped: side.kind};
  if (files === 'one' && (change.status !== 'M' || before === undefined || after === undefined)) return {dropped: 'not-modified'};
  return filter === 'none' ? {subject} : filtered({change, before, after, subject, commit});
}

/** Above all, what fits beside an instruction in a short context: 50 to 768 of StarCoder's tokens, here bytes at four a token, so that no vocabulary decides. */
const [shortest, longest, mostBefore] = [50 * 4, 768 * 4, 50_000] as const;

interface Filtered extends Omit<Candidate, 'sides'> {readonly before: MeasuredSide | undefined; readonly after: MeasuredSide | undefined}

function filtered({change, before, after, subject, commit}: Filtered): Verdict {
  if (before === undefined || after === undefined || before.bytes === 0 || after.bytes === 0) return {dropped: 'empty-side'};
  if (before.characters >= mostBefore) return {dropped: 'old-too-long'};
  const about = {path: change.path, commit};
  const asWritten = subjectOf(subject, about);
  const written = rulesAsWritten.find(({drops}) => drops(asWritten));
  if (written !== undefined) return {dropped: written.name};
  const bytes = before.bytes + after.bytes;
  if (bytes < shortest || bytes > longest) return {dropped: bytes < shortest ? 'too-short' : 'too-long'};
  const plain = subjectOf(plainSubject(subject), about);
  const ruled = rulesOfPlain.find(({drops}) => drops(plain));
  return ruled === undefined ? {subject: plain.text} : {dropped: ruled.name};
}
