import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {ArtefactProblem} from '../../../tools/executors/artefacts/artefact-problem.ts';
import {hubPin, pinHub} from '../../../tools/executors/artefacts/hub-pin.ts';
import {folderWith} from '../rig/folder.ts';

test('pinHub() keeps what others have pinned, in one order whatever came first', async (t) => {
  const folder = await folderWith(t, {});
  const lock = join(folder, 'artefacts.lock');
  const other = {digest: 'a'.repeat(64), file: 'own-aaaaaaaaaaaa.tokenizer.json', kind: 'tokenizer', provenance: {commits: ['y'], learner: 1, options: {}, root: 'z'}};
  await writeFile(lock, JSON.stringify({format: 'gristmill artefacts 1', artefacts: {own: other}}));
  const [a, b] = [{lock, id: 'org/a', revision: '1'}, {lock, id: 'org/b', revision: '2'}];
  await pinHub(b, 'old');
  await pinHub(a, 'aa');
  await pinHub(b, 'bb');
  t.deepEqual([await hubPin(a), await hubPin(b), await hubPin({...a, revision: '2'})], ['aa', 'bb', undefined]);
  const artefacts = {'org/a@1': {digest: 'aa', hub: 'org/a', kind: 'hub tokenizer', revision: '1'}, 'org/b@2': {digest: 'bb', hub: 'org/b', kind: 'hub tokenizer', revision: '2'}, own: other};
  t.is(await readFile(lock, 'utf8'), `${JSON.stringify({artefacts, format: 'gristmill artefacts 1'}, null, 2)}\n`);
  t.deepEqual(await readdir(folder), ['artefacts.lock']);
});

test('hubPin() never takes a damaged file for an empty one', async (t) => {
  for (const text of ['{', '[]', '{"format": "gristmill artefacts 2", "artefacts": []}', '{"format": "gristmill artefacts 1"}', '{"format": "gristmill artefacts 1", "artefacts": []}', '{"format": "gristmill artefacts 1", "artefacts": {"a": 1}}']) {
    const lock = join(await folderWith(t, {'artefacts.lock': text}), 'artefacts.lock');
    await t.throwsAsync(hubPin({lock, id: 'a/b', revision: 'c'}), {instanceOf: ArtefactProblem, message: /^Could not read /}, text);
    await t.throwsAsync(pinHub({lock, id: 'a/b', revision: 'c'}, 'd'), {instanceOf: ArtefactProblem});
    t.is(await readFile(lock, 'utf8'), text);
  }
});
