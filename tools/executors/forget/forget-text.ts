// What was written, done and proved, for people.
import {relative} from 'node:path';
import type {SweepReport} from '../../../cache/sweep.ts';
import type {BuildReport} from '../build/build-report.ts';
import {spellNumber} from '../report/spell-number.ts';
import type {ForgottenRule} from './forgotten-file.ts';
import type {Matches} from './matches.ts';
import {proofLines} from './prove/proof-text.ts';
import type {Proof} from './prove/proof.ts';

export interface ForgetReport {
  readonly file: string;
  readonly rules: readonly ForgottenRule[];
  /** Missing where no rule was asked for. */
  readonly added?: readonly ForgottenRule[];
  readonly removed?: readonly ForgottenRule[];
  readonly matches?: Matches;
  readonly built?: BuildReport;
  readonly swept?: SweepReport;
  readonly proof?: Proof;
}

export interface ForgetPage {
  readonly folder: string;
  /** The line that builds. */
  readonly build: string;
  /** The line that carries the rules out. */
  readonly again: string;
}

export function forgetText(report: ForgetReport, page: ForgetPage): string {
  const {proof, built, swept} = report;
  const sections = [rulesLines(report, page), ...(built === undefined ? [] : [[`Built ${built.root.slice(0, 12)}: ${count(built.shards.written, 'shard')} written, ${spellNumber(built.shards.kept)} kept`]]), ...(swept === undefined ? [] : [sweptLines(swept)]), ...(proof === undefined ? [] : [proofLines(proof)])];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function rulesLines({file, rules, added, removed = [], matches, built, proof}: ForgetReport, {folder, build, again}: ForgetPage): readonly string[] {
  const name = relative(folder, file);
  if (added === undefined || matches === undefined) return [rules.length === 0 ? `Nothing is forgotten: there are no rules in "${name}"` : `${count(rules.length, 'rule')} in "${name}"`, ...(proof === undefined ? rules.map(ruleLine) : [])];
  const changed = added.length + removed.length > 0;
  const about = matches.commits + matches.files === 0 ? 'Nothing that is there now matches by commit or path' : `${removed.length > 0 ? 'It was' : 'It is'} about ${count(matches.commits, 'commit')} and ${count(matches.files, 'file')} of what is there now`;
  return [
    changed ? `Wrote "${name}": ${added.length > 0 ? `${count(added.length, 'rule')} more` : `${count(removed.length, 'rule')} less`}, ${spellNumber(rules.length)} in all` : `"${name}" says so already: nothing was written`,
    ...[...added, ...removed].map(ruleLine),
    `  ${about}`,
    ...(built !== undefined || !changed ? [] : added.length > 0
      ? ['', `The next build is without them: ${build}`, `What former builds kept stays in the store until it is taken out. To build, take it out and prove it: ${again}`]
      : ['', `The next build has them again: ${build}`]),
  ];
}

function ruleLine({kind, value, reason}: ForgottenRule): string {
  return `  ${kind} ${value}${reason === undefined ? '' : `  (${reason})`}`;
}

function sweptLines({packs, bytes, waitingFor}: SweepReport): readonly string[] {
  return [
    `Took former builds of this dataset out of the store: ${count(packs.rewritten, 'pack')} rewritten, ${spellNumber(packs.removed)} removed; ${spellNumber(bytes.before)} bytes before, ${spellNumber(bytes.after)} after`,
    ...(waitingFor.length === 0 ? [] : [`  ${count(waitingFor.length, 'command')} at work on the store may still read what is to go: run this again when nothing else runs`]),
  ];
}

function count(number: number, noun: string): string {
  return `${spellNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
}
