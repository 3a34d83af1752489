import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commands} from '../../../tools/executors/cli/commands.ts';
import {scene, type Scene} from '../errors/scene.ts';

const names = [...commands.map(({name}) => name), 'help'].sort();

/** What a real bash offers for a line, the cursor at its end. */
async function inBash({shell}: Scene, words: readonly string[]): Promise<readonly string[]> {
  const {stdout, stderr} = await shell(`source <(gristmill completion bash)
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _gristmill
printf '%s\\n' "\${COMPREPLY[@]}"`);
  if (stderr !== '') throw new Error(stderr);
  return stdout.trimEnd().split('\n').filter((word) => word !== '').sort();
}

test('completion bash: commands, options, values and files', async (t) => {
  const place = scene(t);
  t.deepEqual((await inBash(place, ['gristmill', ''])).filter((word) => !word.startsWith('-')), names);
  t.deepEqual(await inBash(place, ['gristmill', 'bu']), ['build']);
  t.deepEqual(await inBash(place, ['gristmill', 'build', '--me']), ['--mend', '--merges']);
  t.deepEqual(await inBash(place, ['gristmill', 'build', '--merges', '']), ['combined', 'first-parent', 'remerge', 'skip']);
  // Bash cuts a line at "=".
  t.deepEqual(await inBash(place, ['gristmill', 'build', '--merges', '=']), ['combined', 'first-parent', 'remerge', 'skip']);
  t.deepEqual(await inBash(place, ['gristmill', 'build', '--merges', '=', 's']), ['skip']);
  t.deepEqual(await inBash(place, ['gristmill', 'completion', '']), ['bash', 'fish', 'zsh']);
  t.deepEqual(await inBash(place, ['gristmill', 'help', 'sta']), ['stats']);
  // Nothing of ours: bash completes files by itself.
  t.deepEqual(await inBash(place, ['gristmill', 'build', '--out', '']), []);
  const {stdout} = await place.shell('source <(gristmill completion bash); complete -p gristmill');
  t.is(stdout, 'complete -o default -F _gristmill gristmill\n');
});

test('completion fish: a real fish offers commands, options and values', async (t) => {
  const place = scene(t);
  const {stdout} = await place.shell('gristmill completion fish');
  writeFileSync(join(place.folder, 'gristmill.fish'), stdout);
  const offered = async (line: string) => {
    const said = await place.shell(`fish --no-config -c 'source gristmill.fish; complete -C "${line}"'`);
    t.is(said.stderr, '');
    return said.stdout.trimEnd().split('\n').map((row) => row.split('\t')[0]).sort();
  };
  t.deepEqual((await offered('gristmill ')).filter((word) => word?.startsWith('-') === false), names);
  t.deepEqual(await offered('gristmill build --merges '), ['combined', 'first-parent', 'remerge', 'skip']);
  t.deepEqual(await offered('gristmill build --thr'), ['--threads']);
  t.true((await offered('gristmill build --config gri')).includes('gristmill.fish'));
});

test('completion zsh: a real zsh offers commands, options and values', async (t) => {
  const place = scene(t);
  // A shell in a terminal of its own, whose line is shown between marks after each Tab.
  place.write({
    'start.zsh': `PS1='> '; autoload -Uz compinit; compinit -u -D
source <(gristmill completion zsh)
show() { print -r -- "<$BUFFER>" }; zle -N show; bindkey '^X' show; bindkey '^U' kill-whole-line; bindkey '^I' complete-word
print began`,
    'offer.zsh': `zmodload zsh/zpty
zpty one zsh -f -i
expect() { local text="" piece; while [[ "$text" != *"$1"* ]]; do zpty -r one piece || return 1; text+="$piece"; done }
zpty -w one 'source ./start.zsh'
expect $'began\\r'
offered() { zpty -w -n one $'\\x15'"$1"$'\\t\\x18'; expect "$2" && print -r -- "$1" }
offered 'gristmill build --merges s' '<gristmill build --merges skip'
offered 'gristmill compl' '<gristmill completion'
offered 'gristmill build --thre' '<gristmill build --threads'
offered 'gristmill completion fi' '<gristmill completion fish'
offered 'gristmill build --config start' '<gristmill build --config start.zsh'
zpty -d one
`,
  });
  const {code, stdout, stderr} = await place.shell('timeout 60 zsh -f offer.zsh');
  t.is(stdout, 'gristmill build --merges s\ngristmill compl\ngristmill build --thre\ngristmill completion fi\ngristmill build --config start\n');
  t.is(code, 0, stderr);
});

test('completion: a shell that is not known is named with the nearest one', async (t) => {
  const {code, stderr} = await scene(t).shell('gristmill completion bahs');
  t.is(code, 2);
  t.true(stderr.includes('completion: expected "bash", "zsh" or "fish", got "bahs". Did you mean "bash"?'), stderr);
});
