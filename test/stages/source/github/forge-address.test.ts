import test from 'ava';
import {addressOf, apiOf} from '../../../../stages/source/github/forge-address.ts';
import {ForgeFailure} from '../../../../stages/source/github/forge-failure.ts';

for (const [written, api] of [
  ['https://github.com', 'https://api.github.com'],
  ['https://www.github.com/', 'https://api.github.com'],
  ['https://api.github.com', 'https://api.github.com'],
  ['https://acme.ghe.com', 'https://api.acme.ghe.com'],
  ['https://api.acme.ghe.com/', 'https://api.acme.ghe.com'],
  ['https://git.example.com', 'https://git.example.com/api/v3'],
  ['https://git.example.com/', 'https://git.example.com/api/v3'],
  ['https://git.example.com/api/v3/', 'https://git.example.com/api/v3'],
  ['https://git.example.com:8443', 'https://git.example.com:8443/api/v3'],
  ['http://127.0.0.1:4040', 'http://127.0.0.1:4040'],
] as const) {
  test(`apiOf() finds the interface of ${written}`, (t) => {
    t.is(apiOf(written), api);
  });
}

for (const written of ['http://github.com', 'ftp://github.com', 'https://me:secret@github.com', 'https://token@github.com', 'github.com', '', 'https://github.com/?token=x', 'https://github.com/#x', 'http://127.0.0.1.evil.example']) {
  test(`apiOf() refuses ${JSON.stringify(written)}`, (t) => {
    const failure = t.throws(() => apiOf(written), {instanceOf: ForgeFailure});
    t.is(failure.kind, 'address-refused');
    t.false(/secret|token/.test(failure.message.replace('address', '')));
  });
}

for (const [source, api, repository] of [
  ['https://github.com/team/project', 'https://api.github.com', 'team/project'],
  ['https://github.com/team/project.git', 'https://api.github.com', 'team/project'],
  ['git@github.com:team/project.git', 'https://api.github.com', 'team/project'],
  ['ssh://git@github.com/team/project.git/', 'https://api.github.com', 'team/project'],
  ['ssh://git@git.example.com:2222/team/pro.ject', 'https://git.example.com/api/v3', 'team/pro.ject'],
  ['https://acme.ghe.com/team/project', 'https://api.acme.ghe.com', 'team/project'],
] as const) {
  test(`addressOf() knows whose repository ${source} is`, (t) => {
    t.deepEqual(addressOf(source), {api, repository});
  });
}

test('addressOf() knows none of folders and of other addresses', (t) => {
  for (const source of ['/srv/project', './project', 'file:///srv/a/b', 'https://git.example.com/project', 'https://git.example.com/a/b/c', '']) t.is(addressOf(source), undefined, source);
});
