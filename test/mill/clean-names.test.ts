// People in names of files and in lists of authors through the whole mill: in no output, key or row, in every build the same.
import {join} from 'node:path';
import test from 'ava';
import {peopleIn} from '../../stages/clean/personal/people-in.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {only, rulesWith} from '../stages/clean/rules/rules-rig.ts';
import {mill, recordsOf} from './rig.ts';
import {everyByte} from './every-byte.ts';

const authors = 'Ada Lovelace <ada@mail.service.dev> <countess@old.service.dev>\nGrace Hopper\n';
const clean: Partial<Dataset> = {clean: {rules: rulesWith({classes: only(['emails', 'names', 'handles']), people: peopleIn(authors)}), guessable: false}};

test('people in names of files and people whom a list knows are nowhere, and a build on top of another is the build from scratch', async (t) => {
  const {repo, build, root} = mill(t);
  repo.write('users/countess@old.service.dev/notes.ts', '// Grace Hopper said so, Ada Lovelace too.\nconst log = "/home/hopper/src/a.ts";\n');
  repo.write('users/gone@mail.service.dev.md', 'x\n');
  repo.commit('first');
  repo.run('mv', 'users/gone@mail.service.dev.md', 'users/gone.md');
  repo.commit('moved');
  const plain = await build({}, 'plain');
  t.deepEqual(recordsOf(plain, 'file').map(({path}) => path), ['users/countess@old.service.dev/notes.ts', 'users/gone.md']);
  await build(clean);
  repo.write('users/countess@old.service.dev/notes.ts', '// Ada Lovelace alone.\n');
  repo.write('home/hopper/x.ts', 'let x = 1;\n');
  repo.commit('more');
  const built = await build(clean);
  const hidden = /countess|gone@|Grace Hopper|Ada Lovelace|hopper/;
  for (const [name, text] of Object.entries(built.files)) t.notRegex(text, hidden, name);
  t.deepEqual((await everyByte(join(root, 'own'))).filter(({bytes}) => hidden.test(bytes.toString('latin1'))).map(({name}) => name), []);
  t.regex(built.files['audit.jsonl'] ?? '', /"rule":"e-mail","commit":"[0-9a-f]{40}","field":"paths"/);
  t.deepEqual(built.ledger['samples.file']?.length, 2);
  t.deepEqual((await build(clean, 'scratch')).files['manifest.json'], built.files['manifest.json']);
});
