// Brings the file of rules to what was asked: rules that are new are added, and with `undo` those that are there are taken away.
import {randomBytes} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {removeStale} from '../../../cache/tmp-files.ts';
import {authorRule, plain} from '../../../stages/forget/author-rule.ts';
import {writeArtefact} from '../artefacts/write-artefact.ts';
import {writing} from '../build/output-error.ts';
import {inOrder, spellForgotten, type ForgottenRule} from './forgotten-file.ts';
import {forgottenName} from './forgotten-name.ts';
import type {Wishes} from './wishes.ts';

export interface Resolved extends Pick<Wishes, 'paths' | 'pulls' | 'licences' | 'reason' | 'plain' | 'undo'> {
  /** Whole ids. */
  readonly commits: readonly string[];
  /** Every way to call those that were asked for. */
  readonly authors: readonly string[];
}

export interface ChangedRules {readonly rules: readonly ForgottenRule[]; readonly added: readonly ForgottenRule[]; readonly removed: readonly ForgottenRule[]}

export function changedRules(former: readonly ForgottenRule[], {authors, paths, commits, pulls, licences, reason, plain: inPlain, undo}: Resolved): ChangedRules {
  const of = (kind: ForgottenRule['kind'], values: readonly string[]) => values.map((value): ForgottenRule => ({kind, value, reason}));
  const others = [...of('path', paths), ...of('sha', commits), ...of('pr', pulls), ...of('licence', licences)];
  const same = (a: ForgottenRule, b: ForgottenRule) => a.kind === b.kind && a.value === b.value;
  const isAbout = (rule: ForgottenRule, who: string) => (rule.kind === 'author' && authorRule(who, saltOf(rule.value)) === rule.value) || (rule.kind === 'person' && plain(rule.value) === plain(who));
  if (undo) {
    const removed = former.filter((rule) => others.some((other) => same(rule, other)) || authors.some((who) => isAbout(rule, who)));
    return {rules: former.filter((rule) => !removed.includes(rule)), added: [], removed};
  }
  const unknown = authors.filter((who) => !former.some((rule) => isAbout(rule, who)));
  const people = unknown.map((who): ForgottenRule => (inPlain ? {kind: 'person', value: who, reason} : {kind: 'author', value: authorRule(who, randomBytes(8).toString('hex')), reason}));
  const added = [...people, ...others.filter((rule) => !former.some((known) => same(known, rule)))];
  return {rules: inOrder([...former, ...added]), added, removed: []};
}

/** A file without rules is none: builds are then what they were before there was one. */
export async function writeRules(configFile: string, rules: readonly ForgottenRule[]): Promise<void> {
  const folder = dirname(configFile);
  await writing(folder, async () => {
    await removeStale(folder);
    if (rules.length === 0) await rm(join(folder, forgottenName), {force: true});
    else await writeArtefact(folder, forgottenName, Buffer.from(spellForgotten(rules), 'utf8'));
  });
}

function saltOf(rule: string): string {
  return rule.slice(0, rule.indexOf(':'));
}
