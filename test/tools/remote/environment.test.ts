import test from 'ava';
import {newKey} from '../../../cache/remote/remote-key.ts';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import {remoteAddress} from '../../../tools/executors/config/remote-address.ts';
import {commandBench} from '../rig/command-bench.ts';

test('A build server says where the remote is, whom to believe and for whom it builds; mistakes are told without what was said', async (t) => {
  const bench = commandBench(t);
  const {secret, public: own} = newKey();
  const run = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
    const host = bench.host({env: {GRISTMILL_REMOTE_URL: 'shared', GRISTMILL_REMOTE_KEYS: `main=${own}, pr-*=${own}`, ...env}});
    return {code: await runCommand(args, host), text: `${host.out()}${host.err()}`};
  };
  bench.repo.write('a.rs', 'fn a() {}\n');
  bench.repo.commit('first');
  t.is((await run({GRISTMILL_REMOTE_SECRET: secret}, 'build', '--remote', 'required')).code, 0);
  t.regex((await run({}, 'remote', 'status')).text, /number 1 of main/);
  // For a pull request the same key writes elsewhere, and main stays as it was.
  bench.repo.commit('second');
  t.is((await run({GRISTMILL_REMOTE_SECRET: secret, GRISTMILL_REMOTE_TRUST: 'pr-9'}, 'build', '--remote', 'required')).code, 0);
  t.regex((await run({}, 'remote', 'status')).text, /number 1 of main/);
  for (const [name, value] of [['GRISTMILL_REMOTE_URL', 'https://user:hunter2@host/'], ['GRISTMILL_REMOTE_KEYS', 'main=hunter2'], ['GRISTMILL_REMOTE_SECRET', 'hunter2']] as const) {
    const {code, text} = await run({[name]: value}, 'build');
    t.is(code, 2, text);
    t.true(text.includes(`${name}: expected`), text);
    t.false(text.includes('hunter2'), text);
  }
});

test('remoteAddress() takes servers, buckets and folders, and no passwords', (t) => {
  const read = (text: string) => remoteAddress(text, (path) => `/abs/${path}`);
  t.deepEqual(read('https://cache.example/gristmill'), {kind: 'http', url: 'https://cache.example/gristmill', layout: 'files'});
  t.deepEqual(read('bazel+http://127.0.0.1:8080'), {kind: 'http', url: 'http://127.0.0.1:8080/', layout: 'bazel'});
  t.deepEqual(read('s3://bucket/a/b/?region=eu-west-1'), {kind: 's3', endpoint: 'https://s3.eu-west-1.amazonaws.com/', bucket: 'bucket', prefix: 'a/b', region: 'eu-west-1'});
  t.deepEqual(read('s3://bucket?endpoint=http://127.0.0.1:9000'), {kind: 's3', endpoint: 'http://127.0.0.1:9000/', bucket: 'bucket', prefix: '', region: 'us-east-1'});
  t.deepEqual(read('../shared'), {kind: 'folder', path: '/abs/../shared'});
  for (const refused of ['https://u:p@host/', 'https://host/?token=x', 's3://b?endpoint=http://u:p@host', 's3://B_/x', 'ftp://host/', 'file:///x', 'bazel+s3://b/x']) t.is(read(refused), undefined, refused);
});
