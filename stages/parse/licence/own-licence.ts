// What one file says of its licence: of its own in a header, and of its folder's when it is a licence text or a package's metadata.
import {copyrightLines} from './copyright-lines.ts';
import {combine, printExpression, readExpression, type Expression} from './expression.ts';
import {grantedLicence} from './granted-licence.ts';
import {headerText} from './header-text.ts';
import {isTextStore, licenceRole} from './licence-file.ts';
import {statedLicences} from './licence-statements.ts';
import {licenceWords} from './licence-words.ts';
import {matchTexts} from './match-texts.ts';
import {packageLicence} from './package-licence.ts';

export interface OwnLicence {
  /** An SPDX expression; '' when the file says nothing, or nothing that is known. */
  readonly expression: string;
  readonly evidence: 'header' | 'text' | 'metadata' | '';
  /** For whom it speaks: nobody but itself, or its folder too. */
  readonly speaks: 'itself' | 'as text' | 'as metadata';
  readonly copyrights: readonly string[];
}

export const saysNothing: OwnLicence = {expression: '', evidence: '', speaks: 'itself', copyrights: []};

/** Huge texts are not licences. */
const textWindow = 256 * 1024;
/** A text this long brings its own notices, as examples. */
const longText = 600;

const worthWindow = 16 * 1024;
const worth = /licen[cs]|copyright|©|public domain|spdx|permission|redistribut|gpl\b|proprietary/i;
const spdx = /^[^\p{L}\p{N}"'`]{0,40}(?:dnl |rem )?SPDX-License-Identifier:[ \t]*([^\n"'`]{1,1000}?)[ \t]*(?:\*\/|-->|\*\)|#\}|\r|$)/gimu;

export function ownLicence(path: string, text: string): OwnLicence {
  const role = licenceRole(path);
  if (role === 'text' || isTextStore(path)) {
    const shown = text.slice(0, textWindow);
    const found = licencesIn(shown) ?? spdxIn(shown);
    return {expression: printed(found), evidence: found === undefined ? '' : 'text', speaks: role === 'text' ? 'as text' : 'itself', copyrights: copyrightLines(shown)};
  }
  if (role === 'metadata') {
    const said = packageLicence(path, text);
    if (said !== undefined) return {expression: said === 'unclear' ? '' : printed(said), evidence: said === 'unclear' ? '' : 'metadata', speaks: 'as metadata', copyrights: []};
  }
  if (!worth.test(text.slice(0, worthWindow)) && !worth.test(text.slice(-worthWindow))) return saysNothing;
  const {head, tail} = headerText(path, text);
  const copyrights = copyrightLines(head);
  const found = spdxIn(head) ?? licencesIn(head) ?? (copyrights.length > 0 ? undefined : licencesIn(tail()));
  if (found === undefined && copyrights.length === 0) return saysNothing;
  return {expression: printed(found), evidence: found === undefined ? '' : 'header', speaks: 'itself', copyrights};
}

/** Several lines hold together. One that is no expression makes the whole unknown: it is not for us to pick. */
function spdxIn(text: string): Expression | undefined {
  const lines = Array.from(text.matchAll(spdx), ([, line = '']) => readExpression(line));
  return lines.length === 0 || lines.some((line) => line === undefined) ? undefined : combine('AND', lines.filter((line) => line !== undefined));
}

/** A text's name in a list of files or a link says nothing of what it holds. */
const fileName = /\bLICEN[CS]E-[A-Z][A-Z0-9.-]*/g;
const fullText = /permission|permitted|redistribution|as is|hereby|warrant|unencumbered/;

/** Whole texts and sentences that name others. */
function licencesIn(text: string): Expression | undefined {
  const words = licenceWords(text.replaceAll(fileName, ' '));
  const plain = words.join(' ');
  const texts = fullText.test(plain) ? matchTexts(words) : [];
  const ids = texts.length > 0 ? texts.map(({id}) => variantIn(id, plain)) : [grantedLicence(plain) ?? ''];
  const matched = ids.flatMap((id) => readExpression(id) ?? []);
  const stated = texts.some(({runs}) => runs >= longText) ? undefined : statedLicences(plain);
  if (stated === undefined) return withLesser(combine('AND', matched));
  if (matched.length === 0) return stated;
  const named = new Set(idsOf(stated));
  const fresh = matched.filter((one) => one.kind === 'licence' && !named.has(one.id) && !(named.size > 0 && /^(?:MIT|BSD|ISC|X11|HPND)/.test(one.id) && [...named].some((id) => areKin(id, one.id))));
  // A title that names the text below it only roughly.
  const specific = matched.length > 0 && idsOf(stated).every((id) => matched.some((one) => one.kind === 'licence' && areKin(one.id, id)));
  return specific ? combine('AND', matched) : combine(stated.kind === 'OR' ? 'OR' : 'AND', [stated, ...fresh]);
}

function areKin(one: string, other: string): boolean {
  return one.slice(0, 3).toLowerCase() === other.slice(0, 3).toLowerCase();
}

/** Texts that differ by one sentence, where comparing as a whole takes the wrong one: holders put that sentence in their own words. */
function variantIn(id: string, plain: string): string {
  if (id === 'BSD-2-Clause' && /\bnames? .{1,100}? (?:may |must |shall )?not be used to endorse or promote\b/.test(plain)) return 'BSD-3-Clause';
  return id === 'X11-distribute-modifications-variant' && !plain.includes('distribute with modifications') ? 'X11' : id;
}

/** The lesser licence is the general one with permissions on top: where both texts stand, the lesser holds. */
function withLesser(found: Expression | undefined): Expression | undefined {
  if (found?.kind !== 'AND') return found;
  const ids = idsOf(found);
  return ids.includes('LGPL-3.0-only') ? combine('AND', found.members.filter((one) => one.kind !== 'licence' || one.id !== 'GPL-3.0-only')) : found;
}

function idsOf(expression: Expression): readonly string[] {
  return expression.kind === 'licence' ? [expression.id] : expression.members.flatMap(idsOf);
}

function printed(expression: Expression | undefined): string {
  return expression === undefined ? '' : printExpression(expression);
}
