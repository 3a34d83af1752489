// What commands say of themselves.
import test from 'ava';
import {commands} from '../../../tools/executors/cli/commands.ts';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import {exitCodes} from '../../../tools/executors/report/exit-codes.ts';
import {fakeHost} from '../rig/fake-host.ts';

test('runCommand() explains itself: every command in its group, with an example of each', async (t) => {
  const host = fakeHost();
  t.is(await runCommand(['--help'], host), 0);
  const text = host.out();
  t.true(text.startsWith(`gristmill grinds a repository's history into training data for code models, and keeps it ground

Usage
  gristmill COMMAND [options]
  gristmill COMMAND --help
  gristmill --version

Build
  build [PATH|URL]  `), text);
  for (const {name, group, summary, examples} of commands) {
    const [, below = ''] = text.split(`\n\n${group}\n`);
    const line = (below.split('\n\n')[0] ?? '').split('\n').find((line) => line.startsWith(`  ${name} `));
    t.true(line?.endsWith(`  ${summary}`), `${name} is not listed under ${group}`);
    t.true(text.includes(`\n  ${examples[0]?.[0]} `), `no example of ${name}`);
  }
  for (const {code, means} of Object.values(exitCodes)) t.true(text.includes(`\n  ${String(code).padEnd(3)}  ${means}\n`), text);
  t.is(host.err(), '');
  t.is(host.built.length, 0);
});

test('runCommand() explains a command on a page of its own', async (t) => {
  const [page, asked, none] = [fakeHost(), fakeHost(), fakeHost()];
  t.is(await runCommand(['build', '--help'], page), 0);
  // What stands before the exit codes, which all pages share.
  t.is(page.out().split('\nExit codes\n')[0], `gristmill build: grind a repository into a dataset; only what changed since the last build is done again

Usage
  gristmill build [PATH|URL] [options]

  PATH or URL needs no configuration. Without it, the configuration of this folder is built.

Input
  --config FILE     configuration (default: dataset.config.ts, .mts, .js, .mjs or .json here, unless PATH is given)
  --ref REF…        branch, tag or commit; may be repeated; files are those of the first (default: HEAD)
  --merges HOW      merge commits: against the "first-parent", "combined" or "remerge" for what is their own, or "skip" (default: first-parent)

Output
  --out DIR         where the dataset is written (default: ./gristmill-out/NAME, or "out" beside the configuration)
  --tokenizer WHAT  "o200k_base", "none", a tokenizer.json or its folder, or "organisation/name@revision" of the Hub (default: o200k_base)
  --json            nothing on stdout but one last line of JSON

Work
  --store DIR       where finished work is kept for the next build (default: gristmill in the cache folder of the user)
  --offline         ask no forge: build from what is mirrored of requests and issues
  --remote HOW      what is shared with other machines: "on" where the configuration names a remote, "off", or "required" to fail where nothing can be published (default: on)
  --publish         build for the remote alone: what it has already is neither fetched nor written here
  --shard I/N       run one of N parts of the rows, publish what came of them to the remote, and write nothing here
  --fold N          take what N machines have made with "--shard", and make the dataset of it
  --mend            read all that is kept before building upon it, and make again what is lost or damaged
  --threads N       how many at once (default: as many as the machine has; the output is the same)

Other
  -h, --help        this page
`);
  t.true(page.out().endsWith(`
Examples
  gristmill build .                                       the repository you are in
  gristmill build https://host/team/project --ref v2.0    a repository elsewhere, up to a tag
  gristmill build --json | jq .rows                       a configured dataset, for a script
`), page.out());
  t.is(await runCommand(['help', 'build'], asked), 0);
  t.is(asked.out(), page.out());
  // A page is about a command that exists, and `--help` runs nothing, whatever else is on the line.
  t.is(await runCommand(['help', 'biuld'], none), 2);
  t.is(await runCommand(['build', '.', '--nonsense', '-h'], none), 0);
  t.is(none.built.length, 0);
});
