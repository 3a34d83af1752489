// Debian's licensecheck as a judge of what we read in files: the same files, both answers in one spelling.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {sanitize} from '../../../../stages/clean/sanitize.ts';
import {ownLicence} from '../../../../stages/parse/licence/own-licence.ts';

export interface Judged {readonly files: number; readonly same: number; /** Files by "theirs | ours". */ readonly differ: ReadonlyMap<string, readonly string[]>}

const atOnce = 400;

export function judgeLicences(dir: string, files: readonly string[]): Judged {
  let same = 0;
  let judged = 0;
  const differ = new Map<string, string[]>();
  for (let at = 0; at < files.length; at += atOnce) {
    const args = ['--shortname-scheme=spdx', '--machine', '--check=.*', '--ignore=^$', ...files.slice(at, at + atOnce)];
    const answers = execFileSync('licensecheck', args, {cwd: dir, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore']});
    for (const line of answers.split('\n').filter((text) => text !== '')) {
      const [file = '', theirs = ''] = line.split('\t');
      const {expression, evidence} = ownLicence(file, Buffer.from(sanitize(readFileSync(join(dir, file))).bytes).toString('utf8'));
      const [said, ours] = [spelled(theirs), spelled(expression)];
      judged++;
      if (said === ours) same++;
      else differ.set(`${said} | ${ours} (${evidence})`, [...(differ.get(`${said} | ${ours} (${evidence})`) ?? []), file]);
    }
  }
  return {files: judged, same, differ};
}

/** The licences named, in any order. licensecheck knows no exceptions, writes old ids of the GNU licences, and has a name for Perl's two. */
function spelled(text: string): string {
  const names = text.replaceAll('UNKNOWN with', 'with').replaceAll(/ with [^ ()]+(?: exception)?/gi, '').replaceAll('Artistic-1.0-Perl OR GPL-1.0-or-later', 'Perl').split(/ and\/or | AND | OR |[()]/);
  const plain = names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'UNKNOWN').map((name) =>
    name.replace(/^((?:[AL]?GPL|GFDL)-\d(?:\.\d)?)-only$/, '$1').replace(/^((?:[AL]?GPL|GFDL)-\d(?:\.\d)?)-or-later$/, '$1+').replace(/^([AL]?GPL-\d)\.0/, '$1').replace('LicenseRef-', '').replace('Expat', 'MIT').toLowerCase());
  return plain.length === 0 ? '-' : [...new Set(plain)].sort().join(' ');
}
