// The identifiers of a commit as seed B's `generate.py` writes them: a prompt with its plan, or everything as one object.
import type {CommitDocument, Person} from '../document/commit-document.ts';
import type {CommitIdentifiers, FileIdentifiers} from '../identifiers/identifier.ts';
import {planText} from '../identifiers/plan-text.ts';

/** Bumped when equal identifiers may be written otherwise. */
export const identifiersVersion = 1;

const shortHash = 8;

/** The subject, and the body where there is one. */
export function promptOf({subject, body}: Pick<CommitDocument, 'subject' | 'body'>): string {
  return body === '' ? subject : `${subject}\n\n${body}`;
}

export function identifiersSample(document: CommitDocument, identifiers: CommitIdentifiers): string {
  return `${JSON.stringify({prompt: promptOf(document), response: planText(identifiers)})}\n`;
}

/** The seed's keys first. `rust_changes` are those of Rust files, as there; `changes` those of all. */
export function identifiersObject(document: CommitDocument, {files, lines}: CommitIdentifiers): object {
  const {hash, author, committer, subject, body, insertions, deletions, parents, diffs} = document;
  const told = files.filter(({language}) => language !== '').map(changesOf);
  const sum = (member: 'identifiers_added' | 'identifiers_removed' | 'identifiers_modified') => told.reduce((total, file) => total + file[member].length, 0);
  const rust = told.filter(({language}) => language === 'Rust');
  return {
    commit: {
      hash, short_hash: hash.slice(0, shortHash), author: personOf(author), committer: personOf(committer), message: {subject, body},
      metadata: {files_count: diffs.length, insertions, deletions, lines_changed: lines, merge: parents.length > 1},
    },
    files_changed: diffs.map(({path, status, added, removed}) => ({file: path, status, additions: added, deletions: removed})),
    rust_changes: rust,
    changes: told,
    summary: {total_rust_files: rust.length, total_files: told.length, identifiers_added: sum('identifiers_added'), identifiers_removed: sum('identifiers_removed'), identifiers_modified: sum('identifiers_modified')},
  };
}

function changesOf({path, oldPath, language, added, removed, modified, moved}: FileIdentifiers) {
  return {file: path, ...(oldPath !== undefined && {old_file: oldPath}), language, identifiers_added: added, identifiers_removed: removed, identifiers_modified: modified, identifiers_moved: moved};
}

function personOf({name, email, date}: Person) {
  return {name, email, date};
}

export const indexHead = 'Index,Hash,Short Hash,Author,Email,Date,Subject,Files Changed,Insertions,Deletions,Merge';

/** A line of the seed's `index.csv`. */
export function indexLine(index: number, {hash, author, subject, diffs, insertions, deletions, parents}: CommitDocument): string {
  return [String(index), hash, hash.slice(0, shortHash), author.name, author.email, author.date, subject, String(diffs.length), String(insertions), String(deletions), String(parents.length > 1)].map(quoted).join(',');
}

/** Where a comma or a line's end would be taken for another field. */
function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** `00001_abc12345_<hash>`: the number is the commit's among all, so that a filter shifts no name. */
export function identifiersName(index: number, hash: string): string {
  return `${String(index).padStart(5, '0')}_${hash.slice(0, shortHash)}_${hash}`;
}
