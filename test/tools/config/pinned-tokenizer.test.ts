import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {CommandFailure} from '../../../tools/executors/config/command-failure.ts';
import {pinnedTokenizer, pinTokenizer} from '../../../tools/executors/config/pinned-tokenizer.ts';
import {folderWith} from '../rig/folder.ts';

test('pinTokenizer() keeps what others have pinned, in one order whatever came first', async (t) => {
  const folder = await folderWith(t, {});
  const lock = join(folder, 'artefacts.lock');
  const other = {kind: 'tokenizer', digest: 'x', file: 'own.json', provenance: {commits: ['y'], learner: 1}};
  await writeFile(lock, JSON.stringify({format: 'gristmill artefacts 1', artefacts: {own: other}}));
  const [a, b] = [{lock, id: 'org/a', revision: '1'}, {lock, id: 'org/b', revision: '2'}];
  await pinTokenizer(b, 'old');
  await pinTokenizer(a, 'aa');
  await pinTokenizer(b, 'bb');
  t.deepEqual([await pinnedTokenizer(a), await pinnedTokenizer(b), await pinnedTokenizer({...a, revision: '2'})], ['aa', 'bb', undefined]);
  const artefacts = {'org/a@1': {digest: 'aa', hub: 'org/a', kind: 'tokenizer', revision: '1'}, 'org/b@2': {digest: 'bb', hub: 'org/b', kind: 'tokenizer', revision: '2'}, own: {digest: 'x', file: 'own.json', kind: 'tokenizer', provenance: {commits: ['y'], learner: 1}}};
  t.is(await readFile(lock, 'utf8'), `${JSON.stringify({artefacts, format: 'gristmill artefacts 1'}, null, 2)}\n`);
  t.deepEqual(await readdir(folder), ['artefacts.lock']);
});

test('pinnedTokenizer() never takes a damaged file for an empty one', async (t) => {
  for (const text of ['', '{', '[]', '{"format": "gristmill artefacts 2", "artefacts": []}', '{"format": "gristmill artefacts 1"}', '{"format": "gristmill artefacts 1", "artefacts": []}', '{"format": "gristmill artefacts 1", "artefacts": {"a": 1}}']) {
    const lock = join(await folderWith(t, {'artefacts.lock': text}), 'artefacts.lock');
    await t.throwsAsync(pinnedTokenizer({lock, id: 'a/b', revision: 'c'}), {instanceOf: CommandFailure, message: `Could not read the pins in "${lock}": it is not "gristmill artefacts 1"`}, text);
    await t.throwsAsync(pinTokenizer({lock, id: 'a/b', revision: 'c'}, 'd'), {instanceOf: CommandFailure});
    t.is(await readFile(lock, 'utf8'), text);
  }
});
