// One text of a commit, as the raw object has it; where rules took something out, as the row has it, with the proof that the rest is the raw one's.
import type {Redaction} from '../../../../stages/clean/clean-text.ts';
import {noRules} from '../../../../stages/clean/rules-in-force.ts';
import {commitCodec} from '../../../../stages/source/git/commit-record.ts';
import {commitAuthor, commitDate, commitMessage} from '../../../../stages/sample/commit-texts.ts';
import {readValue} from '../../build/read-built.ts';
import type {LeafAsked} from '../leaf-origin.ts';
import type {LeafAgain} from '../leaves-again.ts';
import type {Workbench} from '../workbench.ts';
import type {CommitTexts} from './commit-again.ts';
import {keepsStretches} from './kept-stretches.ts';

export interface CommitAsked extends LeafAsked {readonly oid: string; readonly texts: CommitTexts | undefined}

export async function commitText({finished, audit, hashOf, rules, words}: Workbench, {oid, texts, text, leaf, sample}: CommitAsked): Promise<LeafAgain> {
  if (text !== 'message' && text !== 'author' && text !== 'date') throw new Error(`A commit has no text "${text}"`);
  const where = words.commit(text, oid);
  if (texts === undefined) return {what: 'source', wrong: `git has no commit ${oid}`, where};
  const named = sample.meta['commit_hash'];
  if (typeof named === 'string' && named !== oid) return {what: 'place', wrong: `the sample is of commit ${named}`, where};
  const raw = Buffer.from(texts[text], 'utf8');
  const redactions = rules === noRules || text === 'date' ? [] : redactionsOf(text, {audit, oid});
  if (redactions.length === 0) return {bytes: raw, redactions, where: () => where};
  const record = await readValue(finished.store, leaf, commitCodec);
  const clean = Buffer.from({message: commitMessage, author: commitAuthor, date: commitDate}[text](record), 'utf8');
  if (!keepsStretches(raw, clean, {redactions, hashOf})) return {what: 'source', wrong: 'what is left is not the raw text without what the audit lists', where};
  return {bytes: clean, redactions, where: () => where};
}

function redactionsOf(text: 'message' | 'author', {audit, oid}: {readonly audit: Workbench['audit']; readonly oid: string}): readonly Redaction[] {
  return audit.ofField('commit', oid, text === 'message' ? 'message' : 'author.name');
}
