import {join} from 'node:path';
import test from 'ava';
import {SourceFailure} from '../../../stages/source/git/source-failure.ts';
import {commands} from '../../../tools/executors/cli/commands.ts';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import {choice} from '../../../tools/executors/config/problem.ts';
import {fakeHost, emptyReport} from '../rig/fake-host.ts';
import {folderWith} from '../rig/folder.ts';

test('runCommand() tells its version', async (t) => {
  const host = fakeHost();
  t.is(await runCommand(['--version'], host), 0);
  t.regex(host.out(), /^\d+\.\d+\.\d+\n$/);
});

const more = '\n  fix: gristmill --help\n  see docs/errors.md#gm1001\n';
const buildMore = '\n  fix: gristmill build --help\n  see docs/errors.md#gm1001\n';
const known = choice([...commands.map(({name}) => name), 'help', 'version']);
const misuse: readonly (readonly [readonly string[], string])[] = [
  [[], 'GM1002 No command was given\n  The name of the program alone asks for nothing.\n  fix: gristmill --help\n  see docs/errors.md#gm1002\n'],
  [['biuld'], `GM1001 Could not understand the command\n  command: expected ${known}, got "biuld". Did you mean "build"?${more}`],
  [['./repo'], `GM1001 Could not understand the command\n  command: expected ${known}, got "./repo". Did you mean "gristmill build ./repo"?${more}`],
  [['build', '.', '--thread', '2'], `GM1001 Could not understand the command\n  --thread: expected no such option, got it. Did you mean "--threads"?\n  build: expected one PATH|URL, got "2" besides${buildMore}`],
  [['build', '.', '--threads', 'two', '--merges=skipp', '--tokenizer', 'o200k', '--ref=-x'], `GM1001 Could not understand the command\n  --threads: expected a whole number of at least 1, got "two"\n  --merges: expected "first-parent", "combined", "remerge" or "skip", got "skipp". Did you mean "skip"?\n  --tokenizer: expected "o200k_base", "none", a file that exists or "organisation/name@revision", got "o200k". Did you mean "o200k_base"?\n  --ref: expected the name of a branch, tag or commit, got "-x"${buildMore}`],
  [['build', '.', '--out'], `GM1001 Could not understand the command\n  --out: expected DIR, got nothing${buildMore}`],
  [['build', '.', '--out', '--store', 'x'], `GM1001 Could not understand the command\n  --out: expected DIR, got the option "--store"\n  build: expected one PATH|URL, got "x" besides${buildMore}`],
  [['build', '.', '--out=a', '--out=b'], `GM1001 Could not understand the command\n  --out: expected to be given once, got it again${buildMore}`],
  [['build', '.', '-x'], `GM1001 Could not understand the command\n  -x: expected no such option, got it${buildMore}`],
  [['build', '.', '--out='], `GM1001 Could not understand the command\n  --out: expected DIR, got ""${buildMore}`],
  [['build', ''], `GM1001 Could not understand the command\n  build: expected PATH|URL, got ""${buildMore}`],
  [['build'], 'GM1003 Could not tell what to build\n  No repository was named, and there is no configuration in this folder.\n  fix: name a repository, as in "gristmill build PATH", or write "dataset.config.ts" with "gristmill init"\n  see docs/errors.md#gm1003\n'],
];
for (const [args, text] of misuse) {
  test(`runCommand() refuses "gristmill ${args.join(' ')}"`, async (t) => {
    const host = fakeHost({folder: await folderWith(t, {})});
    t.is(await runCommand(args, host), 2);
    t.is(host.err(), text);
    t.is(host.out(), '');
    t.is(host.built.length, 0);
  });
}

test('runCommand() answers a switch with a value', async (t) => {
  const host = fakeHost();
  t.is(await runCommand(['build', '.', '--json=yes'], host), 2);
  t.is(host.err(), `GM1001 Could not understand the command\n  --json: expected no value, got "yes"${buildMore}`);
});

test('runCommand() builds a named repository without running the configuration that lies in it', async (t) => {
  const folder = await folderWith(t, {'repo/dataset.config.mjs': 'throw new Error("Ran code of a repository")', 'dataset.config.mjs': 'throw new Error("Ran code that was not asked for")'});
  const host = fakeHost({folder});
  t.is(await runCommand(['build', 'repo', '--ref', 'main', '--ref', 'dev', '--threads', '3'], host), 0);
  t.like(host.built[0], {source: join(folder, 'repo'), refs: ['main', 'dev'], threads: 3, out: join(folder, 'gristmill-out/repo')});
});

test('runCommand() builds the configuration of the folder when nothing is named', async (t) => {
  const folder = await folderWith(t, {'dataset.config.json': '{"source": "sub", "threads": 2}'});
  const host = fakeHost({folder});
  t.is(await runCommand(['build', '--threads', '7', '--out', 'there'], host), 0);
  t.like(host.built[0], {source: join(folder, 'sub'), threads: 7, out: join(folder, 'there')});
});

test('runCommand() with --json writes one line of JSON and nothing else on stdout', async (t) => {
  const host = fakeHost({
    build: async (_dataset, {progress}) => {
      progress({kind: 'stage-started', stage: 'files', total: 1});
      progress({kind: 'stage-finished', stage: 'files', rows: 1});
      return emptyReport;
    },
  });
  t.is(await runCommand(['build', '.', '--json'], host), 0);
  t.is(host.out(), `${JSON.stringify(emptyReport)}\n`);
  t.is(host.err(), 'files: 1 rows, 0 ran, 0 reused in 0 ms\n');
});

test('runCommand() says what failed and what to do, as text and as JSON', async (t) => {
  const build = async () => Promise.reject(new SourceFailure({kind: 'address-refused', what: 'Address refused', where: '/work/\x1b[2Jx', hint: 'Name another'}));
  const plain = fakeHost({build});
  t.is(await runCommand(['build', 'x'], plain), 1);
  t.is(plain.err(), 'GM2001 Address refused: "/work/x"\n  A source is a folder, or an address that git can fetch from without running anything and without a secret in it.\n  fix: Name another\n  see docs/errors.md#gm2001\n');
  t.is(plain.out(), '');
  const json = fakeHost({build});
  t.is(await runCommand(['build', 'x', '--json'], json), 1);
  t.deepEqual(JSON.parse(json.out()), {
    error: {code: 'GM2001', message: 'Address refused: "/work/x"', where: '/work/x', cause: 'A source is a folder, or an address that git can fetch from without running anything and without a secret in it.', fix: 'Name another'},
  });
  t.is(json.err(), '');
});

test('runCommand() answers a mistake in the arguments with JSON where JSON was asked for', async (t) => {
  const host = fakeHost();
  t.is(await runCommand(['build', '.', '--json', '--thread=2'], host), 2);
  t.deepEqual(JSON.parse(host.out()), {
    error: {
      code: 'GM1001',
      message: 'Could not understand the command\n  --thread: expected no such option, got "2". Did you mean "--threads"?',
      cause: 'A word or an option of the command line is not one that the command knows, or has a value that it does not take.',
      fix: 'gristmill build --help',
      problems: [{path: '--thread', expected: 'no such option', got: '"2"', hint: 'Did you mean "--threads"?'}],
    },
  });
});

test('runCommand() owns up to a bug of ours, with the lines a report needs', async (t) => {
  const host = fakeHost({build: async () => Promise.reject(new TypeError('x is undefined'))});
  t.is(await runCommand(['build', '.'], host), 1);
  t.regex(host.err(), /^GM9001 Stopped by a mistake in gristmill itself: x is undefined\n {2}This was never meant to happen.+\n {4}at .+\n(?: {4}at .+\n)* {2}fix: report it .+\n {2}see docs\/errors\.md#gm9001\n$/);
});

test('runCommand() ends in good order on the first Ctrl-C and at once on the second', async (t) => {
  const started = Promise.withResolvers<void>();
  const host = fakeHost({
    build: (_dataset, {signal}) => {
      const stopped = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => stopped.reject(signal.reason));
      started.resolve();
      return stopped.promise;
    },
  });
  const code = runCommand(['build', '.'], host);
  await started.promise;
  host.interrupt();
  t.deepEqual(host.exits, []);
  host.interrupt();
  t.deepEqual(host.exits, [130]);
  t.is(await code, 130);
  t.is(host.err(), 'Stopping. Finished work is kept. Press Ctrl-C again to leave at once\nInterrupted: what was finished is kept\n  fix: run the same command again to go on\n');
  // The process is left as it was found.
  host.interrupt();
  t.deepEqual(host.exits, [130]);
});
