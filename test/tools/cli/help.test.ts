import test from 'ava';
import {commands} from '../../../tools/executors/cli/commands.ts';
import {help} from '../../../tools/executors/cli/help.ts';
import {folded} from '../../../tools/executors/report/folded.ts';
import {scene} from '../errors/scene.ts';

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

test('help() fits the terminal, and says the same at every width', (t) => {
  for (const command of [undefined, ...commands]) {
    const whole = help(command);
    for (const columns of [60, 80, 100, 120]) {
      const page = help(command, columns);
      const long = page.split('\n').filter((line) => line.length > columns && line.trim().includes(' ') && !/^ {2}(?:gristmill|source) /.test(line));
      t.deepEqual(long, [], `${command?.name ?? 'overview'} at ${columns}`);
      t.deepEqual(words(page), words(whole));
    }
  }
});

test('help() is never narrower than 60 columns nor wider than 120, and is not folded where nobody looks', (t) => {
  t.is(help(undefined, 20), help(undefined, 60));
  t.is(help(undefined, 500), help(undefined, 120));
  t.is(help(undefined, 0), help());
});

test('folded() breaks at spaces, hangs what follows, and keeps a long word whole', (t) => {
  t.deepEqual(folded('one two three', {columns: 7, hanging: '  '}), ['one two', '  three']);
  t.deepEqual(folded('a /a/very/long/path b', {columns: 6, hanging: ' '}), ['a', ' /a/very/long/path', ' b']);
  t.deepEqual(folded('a\nb c', {columns: 3, hanging: '  '}), ['a', '  b', '  c']);
  t.deepEqual(folded('as it is', {columns: Infinity, hanging: '  '}), ['as it is']);
});

test('A pipe gets no colors, even where a runner forces them; a terminal gets none where they are not wanted', async (t) => {
  const {repository, shell} = scene(t);
  repository();
  for (const line of ['gristmill --help', 'gristmill build repo --tokenizer none', 'gristmill build nowhere', 'gristmill doctor --of repo']) {
    const {stdout, stderr} = await shell(line, {env: {FORCE_COLOR: 'true'}});
    t.false((stdout + stderr).includes('\x1b'), line);
  }
  const terminal = await shell("script -qec 'gristmill build repo --tokenizer none --store fresh' /dev/null", {env: {NO_COLOR: '1', TERM: 'xterm'}});
  t.is(terminal.code, 0, terminal.stdout);
  t.notRegex(terminal.stdout, /\x1b\[[\d;]*m/);
});
