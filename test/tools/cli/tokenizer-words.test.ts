import {join} from 'node:path';
import test from 'ava';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import {fakeHost} from '../rig/fake-host.ts';
import {folderWith} from '../rig/folder.ts';

const revision = 'd'.repeat(40);

for (const [word, tokenizer] of [
  ['tok.json', {kind: 'file', path: 'tok.json'}],
  ['saved', {kind: 'file', path: 'saved'}],
  [`org/name@${revision}`, {kind: 'hub', id: 'org/name', revision}],
] as const) {
  test(`build --tokenizer ${word.slice(0, 12)}`, async (t) => {
    const folder = await folderWith(t, {'tok.json': '{}', 'saved/tokenizer.json': '{}'});
    const host = fakeHost({folder});
    t.is(await runCommand(['build', '.', '--out', '../elsewhere/out', '--tokenizer', word], host), 0, host.err());
    t.like(host.built[0]?.tokenizer, 'path' in tokenizer ? {...tokenizer, path: join(folder, tokenizer.path)} : {...tokenizer, lock: join(folder, 'artefacts.lock')});
  });
}

test('build --tokenizer with a folder that has none, or an id without a revision, is a mistake', async (t) => {
  for (const word of ['empty', 'org/name']) {
    const host = fakeHost({folder: await folderWith(t, {'empty/x': ''})});
    t.is(await runCommand(['build', '.', '--out', '../elsewhere/out', '--tokenizer', word], host), 2);
    t.true(host.err().includes('--tokenizer: expected "o200k_base", "none", a file that exists or "organisation/name@revision"'), host.err());
  }
});
