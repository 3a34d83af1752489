import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {measure, type Order} from '../../bench/measure.ts';

const never = new AbortController().signal;
const here: Omit<Order, 'command'> = {env: {PATH: process.env['PATH'] ?? ''}, folder: tmpdir()};

/** Uses this much time of a core, in a process of a process. */
function burn(milliseconds: number): readonly string[] {
  const program = `while (process.cpuUsage().user < ${milliseconds * 1000});`;
  return ['bash', '-c', '"$@"; true', 'bash', process.execPath, '--eval', program];
}

test('measure() counts the time of a child\'s child', async (t) => {
  const {wallMs, cpuMs} = await measure({...here, command: burn(300)}, never);
  t.true(cpuMs >= 300 && cpuMs < 3000, `${cpuMs}`);
  t.true(wallMs >= 300, `${wallMs}`);
});

test('measure() gives what was printed, keeping it apart from complaints and from its own figures', async (t) => {
  const {output, wallMs} = await measure({...here, command: ['bash', '-c', 'echo out; echo complaint >&2'], keepOutput: true}, never);
  t.is(output, 'out\n');
  t.true(Number.isFinite(wallMs));
  t.is((await measure({...here, command: ['echo', 'out']}, never)).output, '');
});

test('measure() feeds a file', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'gristmill-measure-'));
  t.teardown(() => rm(folder, {recursive: true}));
  await writeFile(join(folder, 'words'), 'one\ntwo\n');
  t.is((await measure({...here, command: ['sort', '-r'], input: join(folder, 'words'), keepOutput: true}, never)).output, 'two\none\n');
});

test('measure() throws what a program that failed had to say', async (t) => {
  await t.throwsAsync(measure({...here, command: ['bash', '-c', 'echo gone wrong >&2; exit 3']}, never), {message: /ended with 3: gone wrong$/});
});

test('measure() ends a program and what it started when it is called off', async (t) => {
  const stop = new AbortController();
  const running = measure({...here, command: burn(600_000)}, stop.signal);
  stop.abort(new Error('Called off'));
  await t.throwsAsync(running, {message: 'Called off'});
});
