// Debian's licensecheck as a judge of what we read in files: the same files, both answers in one spelling, and the judge judged where it is known to err.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {sanitize} from '../../../../stages/clean/sanitize.ts';
import {ownLicence} from '../../../../stages/parse/licence/own-licence.ts';
import {declaredLicence} from './declared-licence.ts';
import {missOf} from './licensecheck-misses.ts';

export interface Judged {
  readonly files: number;
  readonly same: number;
  /** Of the same, those of which both say nothing. */
  readonly silent: number;
  /** Of the others: how many licensecheck is wrong about, by why. */
  readonly misses: ReadonlyMap<string, readonly string[]>;
  /** What is left, files by "theirs | ours". */
  readonly differ: ReadonlyMap<string, readonly string[]>;
}

const atOnce = 400;

export function judgeLicences(dir: string, files: readonly string[]): Judged {
  return judgeAnswers(dir, answersOf(dir, files));
}

/** licensecheck's lines, a file each: its name, a tab, the licence. */
function answersOf(dir: string, files: readonly string[]): readonly string[] {
  const answers: string[] = [];
  for (let at = 0; at < files.length; at += atOnce) {
    const args = ['--shortname-scheme=spdx', '--machine', '--check=.*', '--ignore=^$', '--', ...files.slice(at, at + atOnce)];
    answers.push(...execFileSync('licensecheck', args, {cwd: dir, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore']}).split('\n'));
  }
  return answers.filter((line) => line !== '');
}

export function judgeAnswers(dir: string, answers: readonly string[]): Judged {
  let same = 0;
  let silent = 0;
  const misses = new Map<string, string[]>();
  const differ = new Map<string, string[]>();
  for (const line of answers) {
    const [file = '', theirs = ''] = line.split('\t');
    const text = Buffer.from(sanitize(readFileSync(join(dir, file))).bytes).toString('utf8');
    const {expression, evidence} = ownLicence(file, text);
    const [said, ours] = [spelled(theirs), spelled(expression)];
    if (said === ours) {
      same++;
      if (said === '-') silent++;
      continue;
    }
    const declared = declaredLicence(file, text);
    const miss = declared !== undefined && spelled(declared) === ours ? 'reads no SPDX expression, or a part of it' : missOf(said, ours, text);
    add(miss === undefined ? differ : misses, miss ?? `${said} | ${ours} (${evidence})`, file);
  }
  return {files: answers.length, same, silent, misses, differ};
}

function add(to: Map<string, string[]>, what: string, file: string): void {
  to.set(what, [...(to.get(what) ?? []), file]);
}

/** The licences named, in any order. licensecheck knows no exceptions, writes old ids of the GNU licences, and has a name for Perl's two. */
function spelled(text: string): string {
  const names = text.replaceAll('UNKNOWN with', 'with').replaceAll(/ with [^ ()]+(?: exception)?/gi, '').replaceAll('Artistic-1.0-Perl OR GPL-1.0-or-later', 'Perl').split(/ and\/or | AND | OR |[()]/);
  const plain = names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'UNKNOWN').map((name) =>
    name.replace(/^((?:[AL]?GPL|GFDL)-\d(?:\.\d)?)-only$/, '$1').replace(/^((?:[AL]?GPL|GFDL)-\d(?:\.\d)?)-or-later$/, '$1+').replace(/^([AL]?GPL-\d)\.0/, '$1').replace('LicenseRef-', '').replace('Expat', 'MIT').toLowerCase());
  return plain.length === 0 ? '-' : [...new Set(plain)].sort().join(' ');
}
