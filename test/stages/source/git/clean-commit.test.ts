import test from 'ava';
import {open, seal} from '../../../../graph/value/wire.ts';
import {saltedHash} from '../../../../stages/clean/redact.ts';
import type {CleanRules} from '../../../../stages/clean/clean-rules.ts';
import {commitCleaner, type CleanCommit} from '../../../../stages/source/git/clean-commit.ts';
import {commitCodec} from '../../../../stages/source/git/commit-record.ts';
import type {CommitObject} from '../../../../stages/source/git/commit-object.ts';
import {only, rulesWith, salt} from '../../clean/rules/rules-rig.ts';

const someone = {name: 'Ada Lovelace', email: 'Ada@mail.service.dev', seconds: 1, zone: '+0000'};
const web = {name: 'GitHub', email: 'noreply@github.com', seconds: 2, zone: '+0000'};
const commit: CommitObject = {tree: 'ab'.repeat(20), parents: [], author: someone, committer: web, encoding: '', message: 'Fix\n'};
const pseudonymous = /^person-[0-9a-f]{10}$/;

async function cleaned(change: Partial<CommitObject>, rules: Partial<CleanRules> = {}): Promise<CleanCommit> {
  return (await commitCleaner(rulesWith(rules))).clean({...commit, ...change});
}

test('clean() puts pseudonyms for a person, keeps machines and dates, and says what it did', async (t) => {
  const {author, committer, message, redacted} = await cleaned({});
  t.regex(author.name, pseudonymous);
  t.is(author.email, `${author.name}@users.invalid`);
  t.deepEqual({...author, name: '', email: ''}, {...someone, name: '', email: ''});
  t.deepEqual([committer, message], [web, 'Fix\n']);
  const hash = (value: string) => saltedHash(salt, Buffer.from(value));
  t.deepEqual(redacted, [
    {field: 'author.name', redactions: [{rule: 'name', at: 0, length: 17, saltedHash: hash('Ada Lovelace')}]},
    {field: 'author.email', redactions: [{rule: 'e-mail', at: 0, length: 31, saltedHash: hash('Ada@mail.service.dev')}]},
  ]);
});

test('clean() of a commit with nothing in it gives it back without redactions', async (t) => {
  t.deepEqual(await cleaned({author: web}), {...commit, author: web});
});

test('clean() counts places in bytes of the clean message', async (t) => {
  const {message, redacted, author} = await cleaned({message: 'Für Ada Lovelace: ghp_abcdefghijklmnopqrstuvwxyz0123456789 → Ada Lovelace\n'});
  t.is(message.split(author.name).length, 3);
  const bytes = Buffer.from(message);
  for (const {at, length, rule} of redacted?.find(({field}) => field === 'message')?.redactions ?? []) t.regex(bytes.toString('utf8', at, at + length), rule === 'name' ? pseudonymous : /^REDACTED_/);
});

test('clean() knows people of the rules by any of their addresses, and leaves what is allowed', async (t) => {
  const people = [{names: ['Ada Lovelace'], emails: ['ada@mail.service.dev', 'countess@home.service.dev'], handles: []}];
  const [one, other] = [await cleaned({}, {people}), await cleaned({author: {...someone, name: 'A. L.', email: 'countess@home.service.dev'}}, {people})];
  t.is(one.author.name, other.author.name);
  t.is((await cleaned({}, {allow: [saltedHash(salt, Buffer.from(someone.name))]})).author.name, someone.name);
});

test('clean() with names off redacts what a name field holds beside a name', async (t) => {
  const {author} = await cleaned({author: {...someone, name: 'ada@mail.service.dev', email: ''}}, {classes: only(['emails'])});
  t.regex(author.name, /^person-[0-9a-f]{10}@users\.invalid$/);
  t.is(author.email, '');
});

test('a commit row has its redactions again when it is read, and no byte more without any', async (t) => {
  for (const change of [{}, {author: web, committer: web}]) {
    const record = {...(await cleaned(change)), oid: '12'.repeat(20), corrected: 3, changes: []};
    t.deepEqual(commitCodec.decode(open(seal(commitCodec, record).bytes).payload, []), record);
  }
});
