// Under which licence a file is: its own header first, then its package's metadata, then the licence texts nearest to it.
import {printExpression, readExpression} from './expression.ts';
import {dirOf, type FolderLicences} from './folder-licence.ts';
import {classOf, type LicenceClass} from './licence-class.ts';
import {isTextStore} from './licence-file.ts';
import type {StatedLicence} from './stated-licence.ts';

export interface FileLicence {
  /** An SPDX expression, '' for unknown. */
  readonly expression: string;
  readonly evidence: 'header' | 'text' | 'metadata' | 'directory' | '';
  /** Unknown is a class of its own: what nobody allowed is not permissive. */
  readonly class: LicenceClass;
  /** The files that told it, by path; none when it told itself. */
  readonly from: readonly string[];
  /** The licence texts nearest to it, by path. */
  readonly texts: readonly string[];
  readonly copyrights: readonly string[];
}

export function fileLicence({path, own}: StatedLicence, folders: FolderLicences): FileLicence {
  const folder = folders(dirOf(path));
  const {copyrights} = own;
  const said = own.expression === '' ? undefined : readExpression(own.expression);
  // Metadata speaks for its whole folder, its own file among it. A text that nobody knows is under no other one.
  if (said !== undefined) return {expression: own.expression, evidence: own.evidence, class: classOf(said), from: [], texts: folder.texts, copyrights};
  const unknown = own.speaks === 'as text' || isTextStore(path) || folder.expression === undefined;
  if (unknown || folder.expression === undefined) return {expression: '', evidence: '', class: 'unknown', from: unknown ? folder.from : [], texts: folder.texts, copyrights};
  return {expression: printExpression(folder.expression), evidence: folder.evidence, class: classOf(folder.expression), from: folder.from, texts: folder.texts, copyrights};
}
