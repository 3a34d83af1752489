// Who somebody is, as the history and its mailmap say: all the ways to call one person. Asked once, when a rule is written, so that no build depends on a mailmap.
import {plain, spellings, type Identity} from '../../../stages/forget/author-rule.ts';
import {revisions} from '../../../stages/source/git/commit-listing.ts';
import {streamGit, type Git} from '../../../stages/source/git/git-process.ts';
import {rawTokens} from '../../../stages/source/git/raw-tokens.ts';
import type {Source} from '../build/open-source.ts';

/** Somebody as commits spell the name, and as the mailmap has it. */
interface Known {readonly raw: Identity; readonly mapped: Identity}

export type PeopleOf = (who: string) => readonly string[];

/** Answers with the spelling given, and with those of the same person. */
export async function people(git: Git, {mirror, frozen, commit}: Pick<Source, 'mirror' | 'frozen' | 'commit'>, signal: AbortSignal): Promise<PeopleOf> {
  const known = new Map<string, Known>();
  const args = [...(commit === undefined ? [] : ['-c', `mailmap.blob=${commit}:.mailmap`]), 'log', '-z', '--format=%an%n%ae%n%aN%n%aE', '--no-show-signature', '--no-color', '--no-notes', '--stdin'];
  const tips = frozen.selected.map(({oid}) => oid);
  for await (const tokens of tips.length === 0 ? [] : rawTokens(streamGit(git, args, {gitDir: mirror.dir, input: revisions({tips, not: mirror.boundary})}, signal))) {
    for (const token of tokens) {
      const text = token.toString('utf8');
      const [name = '', email = '', mappedName = '', mappedEmail = ''] = text.split('\n');
      if (!known.has(text)) known.set(text, {raw: {name, email}, mapped: {name: mappedName, email: mappedEmail}});
    }
  }
  return (who) => samePerson(who, [...known.values()]);
}

function samePerson(who: string, known: readonly Known[]): readonly string[] {
  const called = plain(who);
  const persons = new Set(known.filter(({raw, mapped}) => [...spellings(raw), ...spellings(mapped)].some((spelling) => plain(spelling) === called)).map(({mapped}) => whole(mapped)));
  const theirs = known.filter(({raw, mapped}) => persons.has(whole(mapped)) && whole(raw) !== whole(mapped));
  // An address that others have used as well is theirs only together with the name.
  const shared = new Set(known.filter(({mapped}) => !persons.has(whole(mapped))).map(({raw}) => plain(raw.email)));
  const others = theirs.flatMap(({raw, mapped}) => [raw, mapped]).map((one) => (one.email === '' || shared.has(plain(one.email)) ? whole(one) : one.email));
  return [...new Map([who, ...others].map((spelling) => [plain(spelling), spelling] as const)).values()];
}

function whole({name, email}: Identity): string {
  return plain(`${name} <${email}>`);
}
