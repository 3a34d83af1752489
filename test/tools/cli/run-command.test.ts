import {join} from 'node:path';
import test from 'ava';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import {fakeHost, emptyReport} from '../rig/fake-host.ts';
import {folderWith} from '../rig/folder.ts';

class TypedFailure extends Error {
  readonly kind = 'not-a-repository';
  readonly hint = 'Name a folder with a repository in it';
}

test('runCommand() explains itself', async (t) => {
  const host = fakeHost();
  t.is(await runCommand(['--help'], host), 0);
  t.is(host.out(), `gristmill grinds a repository's history into training data for code models, and keeps it ground

Usage
  gristmill build [PATH|URL] [options]

  PATH or URL needs no configuration. Without it, the configuration of this folder is built.

Input
  --config FILE       configuration (default: dataset.config.ts, .mts, .js, .mjs or .json here, unless PATH is given)
  --ref REF…          branch, tag or commit; may be repeated; files are those of the first (default: HEAD)
  --merges HOW        merge commits: "first-parent" or "skip" (default: first-parent)

Output
  --out DIR           where the dataset is written (default: ./gristmill-out/NAME, or "out" beside the configuration)
  --tokenizer WHAT    "o200k_base", "none", or the path of a tokenizer.json (default: o200k_base)
  --json              nothing on stdout but one last line of JSON

Work
  --store DIR         where finished work is kept for the next build (default: gristmill in the cache folder of the user)
  --threads N         how many at once (default: as many as the machine has; the output is the same)

Other
  -h, --help          this page
  -V, --version       the version

Exit codes
  0    built, or nothing to do
  1    the build failed
  2    the command or the configuration has mistakes; nothing was done
  130  interrupted; what was finished is kept

Examples
  gristmill build .                                       the repository you are in
  gristmill build https://host/team/project --ref v2.0    a repository elsewhere, up to a tag
  gristmill build --json | jq .rows                       a configured dataset, for a script
`);
  t.is(host.err(), '');
  t.is(host.built.length, 0);
});

test('runCommand() tells its version', async (t) => {
  const host = fakeHost();
  t.is(await runCommand(['--version'], host), 0);
  t.regex(host.out(), /^\d+\.\d+\.\d+\n$/);
});

const more = '\n  Run "gristmill --help" to see all options\n';
const misuse: readonly (readonly [readonly string[], string])[] = [
  [[], 'No command was given\n  Run "gristmill build PATH", or "gristmill --help" to see what there is\n'],
  [['biuld'], `Could not understand the command\n  command: expected "build", "help" or "version", got "biuld". Did you mean "build"?${more}`],
  [['./repo'], `Could not understand the command\n  command: expected "build", "help" or "version", got "./repo". Did you mean "gristmill build ./repo"?${more}`],
  [['build', '.', '--thread', '2'], `Could not understand the command\n  --thread: expected no such option, got it. Did you mean "--threads"?\n  build: expected one PATH or URL, got "2" besides${more}`],
  [['build', '.', '--threads', 'two', '--merges=skipp', '--tokenizer', 'o200k', '--ref=-x'], `Could not understand the command\n  --threads: expected a whole number of at least 1, got "two"\n  --merges: expected "first-parent" or "skip", got "skipp". Did you mean "skip"?\n  --tokenizer: expected "o200k_base", "none" or a file that exists, got "o200k". Did you mean "o200k_base"?\n  --ref: expected the name of a branch, tag or commit, got "-x"${more}`],
  [['build', '.', '--out'], `Could not understand the command\n  --out: expected DIR, got nothing${more}`],
  [['build', '.', '--out', '--store', 'x'], `Could not understand the command\n  --out: expected DIR, got the option "--store"\n  build: expected one PATH or URL, got "x" besides${more}`],
  [['build', '.', '--out=a', '--out=b'], `Could not understand the command\n  --out: expected to be given once, got it again${more}`],
  [['build', '.', '-x'], `Could not understand the command\n  -x: expected no such option, got it${more}`],
  [['build', '.', '--out='], `Could not understand the command\n  --out: expected DIR, got ""${more}`],
  [['build', ''], `Could not understand the command\n  build: expected a PATH or URL, got ""${more}`],
  [['build'], 'Could not tell what to build: no repository was named, and there is no configuration in this folder\n  Run "gristmill build PATH", or write "dataset.config.ts"\n'],
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
  t.is(host.err(), `Could not understand the command\n  --json: expected no value, got "yes"${more}`);
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
  const build = async () => Promise.reject(new TypedFailure('Not a repository: "/work/\x1b[2Jx"'));
  const plain = fakeHost({build});
  t.is(await runCommand(['build', 'x'], plain), 1);
  t.is(plain.err(), 'Not a repository: "/work/x"\n  Name a folder with a repository in it\n');
  t.is(plain.out(), '');
  const json = fakeHost({build});
  t.is(await runCommand(['build', 'x', '--json'], json), 1);
  t.deepEqual(JSON.parse(json.out()), {error: {message: 'Not a repository: "/work/x"', hint: 'Name a folder with a repository in it'}});
  t.is(json.err(), '');
});

test('runCommand() answers a mistake in the arguments with JSON where JSON was asked for', async (t) => {
  const host = fakeHost();
  t.is(await runCommand(['build', '.', '--json', '--thread=2'], host), 2);
  t.deepEqual(JSON.parse(host.out()), {
    error: {
      message: 'Could not understand the command\n  --thread: expected no such option, got "2". Did you mean "--threads"?',
      hint: 'Run "gristmill --help" to see all options',
      problems: [{path: '--thread', expected: 'no such option', got: '"2"', hint: 'Did you mean "--threads"?'}],
    },
  });
});

test('runCommand() owns up to a bug of ours, with the lines a report needs', async (t) => {
  const host = fakeHost({build: async () => Promise.reject(new TypeError('x is undefined'))});
  t.is(await runCommand(['build', '.'], host), 1);
  t.regex(host.err(), /^Stopped by a mistake in gristmill itself: x is undefined\n {2}Please report it with the lines below\n {4}at .+\n/);
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
  t.is(host.err(), 'Stopping. Finished work is kept. Press Ctrl-C again to leave at once\nInterrupted: what was finished is kept\n  Run the same command again to go on\n');
  // The process is left as it was found.
  host.interrupt();
  t.deepEqual(host.exits, [130]);
});
