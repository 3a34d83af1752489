// A dataset under rules: what was planted anywhere in a history is nowhere in what a build leaves, and its audit knows of each.
import {join} from 'node:path';
import test from 'ava';
import {saltedHash} from '../../stages/clean/redact.ts';
import type {Redaction} from '../../stages/clean/clean-text.ts';
import {random} from '../stages/clean/rig.ts';
import {plant, type Planted} from '../stages/clean/rules/plant.ts';
import {only, rulesWith, salt} from '../stages/clean/rules/rules-rig.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {everyByte, spellings} from './every-byte.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const clean = {rules: rulesWith(), guessable: false};

interface AuditLine extends Pick<Redaction, 'rule' | 'at' | 'length'> {readonly blob?: string; readonly path?: string; readonly commit?: string; readonly field?: string; readonly hash: string}

function auditIn({files}: Milled): readonly AuditLine[] {
  return (files['audit.jsonl'] ?? '').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as AuditLine);
}

/** A fifth each in files that stay, in old versions, in files that are deleted, in messages, and beside lines that change. */
function plantAll(repo: Repo, plants: readonly Planted[]): void {
  const fifth = (at: number) => plants.filter((_, index) => index % 5 === at);
  const write = (folder: string, texts: readonly string[]) => texts.forEach((text, at) => repo.write(`${folder}/${at}.txt`, text));
  write('stays', fifth(0).map(({text}) => text));
  write('old', fifth(1).map(({text}) => text));
  write('gone', fifth(2).map(({text}) => text));
  write('beside', fifth(4).map(({text}) => `begin\n${text}\nend\n`));
  // Copyright lines and texts of licences go into the notice.
  repo.write('LICENSE', 'MIT License\n\nCopyright (c) 2020 the authors <jean.dupont@mail.service.dev>\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\n');
  repo.write('a.rs', '// Copyright 2021 the authors <jean.dupont@mail.service.dev>\nfn a() {}\n');
  repo.commit('first');
  write('old', fifth(1).map((_, at) => `nothing ${at}\n`));
  write('beside', fifth(4).map(({text}) => `begin here\n${text}\nend there\n`));
  repo.run('rm', '-r', '--quiet', 'gone');
  repo.commit('second');
  for (const {text} of fifth(3)) repo.commit(`Note\n\n${text}`, '--author', 'Jean Dupont <jean.dupont@mail.service.dev>');
}

test('a build with rules leaves none of 300 planted secrets, and no address or name of an author, in any byte; its audit has each', async (t) => {
  const {repo, root, build} = mill(t);
  const plants = plant(random(20261127), 300);
  plantAll(repo, plants);
  const milled = await build({clean, threads: 2});
  const left = await everyByte(join(root, 'own'));
  const searched = left.map(({name, bytes}) => ({name, text: bytes.toString('latin1')}));
  const people = ['jean.dupont@mail.service.dev', 'Jean Dupont'].map((secret) => ({kind: 'person', secret}));
  for (const {kind, secret} of [...plants, ...people]) {
    for (const spelled of spellings(secret)) for (const {name, text} of searched) if (text.includes(spelled)) t.fail(`${kind} in ${name}: ${secret}`);
  }
  // The search finds what is there: without rules it is all over the packs.
  await build({}, 'plain');
  const plain = (await everyByte(join(root, 'plain'))).filter(({name}) => / at \d+$/.test(name)).map(({bytes}) => bytes.toString('latin1'));
  t.true(plants.filter(({secret}) => plain.some((text) => text.includes(secret))).length > 100);
  const audit = auditIn(milled);
  const hashes = new Set(audit.map(({hash}) => hash));
  for (const {kind, secret} of [...plants, ...people]) t.true(hashes.has(saltedHash(salt, Buffer.from(secret))), `${kind}: ${secret}`);
  const stats = JSON.parse(milled.files['stats.json'] ?? '') as {redactions: Record<string, number>};
  t.is(Object.values(stats.redactions).reduce((sum, count) => sum + count, 0), audit.length);
});

test('an audit says where each placeholder stands, and one person is one pseudonym in message, author and file', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.py', 'mail = "ada.l@mail.service.dev"\n');
  const oid = repo.commit('Thank Ada Lovelace\n\nReviewed-by: Ada Lovelace <ada.l@mail.service.dev>\nReviewed-by: Grace Hopper <grace@mail.service.dev>', '--author', 'Ada Lovelace <ada.l@mail.service.dev>');
  const milled = await build({clean});
  const [commit] = recordsOf(milled, 'commit');
  const [, pseudonym = 'none'] = /mail = "(person-[0-9a-f]+)@users\.invalid"/.exec(String(recordsOf(milled, 'file')[0]?.['training_content'])) ?? [];
  t.is(commit?.['author'], pseudonym);
  const message = String(commit?.['message']);
  t.regex(message, new RegExp(`^Thank ${pseudonym}\n\nReviewed-by: ${pseudonym} <${pseudonym}@users.invalid>\nReviewed-by: (person-[0-9a-f]+) <\\1@users.invalid>$`));
  const lines = auditIn(milled);
  const inMessage = lines.filter(({commit: of, field}) => of === oid && field === 'message');
  t.deepEqual(inMessage.map(({rule}) => rule), ['name', 'name', 'e-mail', 'name', 'e-mail']);
  for (const {at, length, rule} of inMessage) t.regex(Buffer.from(message).toString('utf8', at, at + length), rule === 'name' ? /^person-[0-9a-f]{10}$/ : /^person-[0-9a-f]{10}@users\.invalid$/);
  t.deepEqual(lines.filter(({blob}) => blob !== undefined).map(({rule, path, at, length}) => [rule, path, at, length]), [['e-mail', 'a.py', 8, 31]]);
});

test('names of any spelling are names: with hyphens, brackets, signs of patterns, and one within another', async (t) => {
  const {repo, build} = mill(t);
  const names = ['Jean-Luc Du\u00c9t\u00e9', 'A. (B) C*', 'Ada Lovelace', 'Ada Lovelace Byron', '$1 [x]'];
  for (const [at, name] of names.entries()) repo.commit(`By ${name}, not by ${name}s\n\nSigned-off-by: ${name} <p${at}@mail.service.dev>`, '--author', `${name} <p${at}@mail.service.dev>`);
  for (const {author, message} of recordsOf(await build({clean}), 'commit')) {
    const shown = /^By (person-[0-9a-f]{10}), not by (.*)s\n\nSigned-off-by: (person-[0-9a-f]{10}) <(person-[0-9a-f]{10})@users\.invalid>$/.exec(String(message));
    t.deepEqual([shown?.[1], shown?.[3], shown?.[4]], [author, author, author], String(message));
    t.true(names.includes(shown?.[2] ?? ''), 'what only begins as a name is none');
  }
});

test('bots keep their names, and classes that are off leave what they are about', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.txt', 'ada@mail.service.dev\n');
  repo.commit('one', '--author', 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>');
  repo.commit('two', '--author', 'Ada Lovelace <ada@mail.service.dev>');
  const authors = async (change: Parameters<typeof only>[0]) => recordsOf(await build({clean: {rules: rulesWith({classes: only(change)}), guessable: false}}), 'commit').map(({author}) => author);
  t.deepEqual((await authors(['names', 'emails']))[0], 'dependabot[bot]');
  t.deepEqual(await authors(['emails']), ['dependabot[bot]', 'Ada Lovelace']);
  t.regex(String((await authors(['names']))[1]), /^person-[0-9a-f]{10}$/);
});

test('other rules clean again what they must: every text, and of what follows only where another text came out', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.txt', 'plain\n');
  repo.write('b.txt', 'write to ada@mail.service.dev\n');
  repo.commit('first');
  repo.write('a.txt', 'plain, too\n');
  const second = repo.commit('second');
  await build({clean: {rules: rulesWith({classes: only(['emails'])}), guessable: false}});
  const other = await build({clean: {rules: rulesWith({classes: only(['emails', 'phones'])}), guessable: false}});
  // Files are listed again, for their names are cleaned, too. Texts are looked at again by the new rules, and name them; no edit came out otherwise, so no commit sample runs.
  t.deepEqual(Object.keys(other.ledger), ['attributions', 'commits', 'edits', 'files', 'notice', 'profiles', 'samples.file', 'shards.file', 'stats.file', 'tokens.file']);
  const before = await build({clean: {rules: rulesWith({classes: only(['emails'])}), guessable: false}});
  t.deepEqual(Object.keys(before.ledger), ['attributions', 'commits', 'files', 'stats.file'], 'what was known once is known');
  repo.write('c.txt', 'more\n');
  repo.commit('third');
  const more = await build({clean: {rules: rulesWith({classes: only(['emails'])}), guessable: false}});
  t.deepEqual(more.ledger['edits']?.length, 1);
  t.deepEqual(more.ledger['profiles'], ['c.txt']);
  t.is(more.ledger['commits']?.includes(second), false);
});

test('without rules there is no audit, and one of before is taken away', async (t) => {
  const {repo, build} = mill(t);
  repo.write('a.txt', 'ada@mail.service.dev\n');
  repo.commit('first');
  const plain = await build();
  t.true('audit.jsonl' in (await build({clean})).files);
  const again = await build();
  t.deepEqual(again.files, plain.files);
  t.false('audit.jsonl' in again.files);
});
