import test from 'ava';
import {readGolden, spellGolden} from './record.ts';
import {takeGolden, type Golden, type GoldenTask} from './golden.ts';
import {fileOfTask, ourPipeline, threaded} from './pipeline.ts';
import {verdicts} from './verdicts.ts';

const present = ourPipeline().then(takeGolden);
const recorded = readGolden();

test('every task, codec and form of the engine gives what is recorded, or has another version', async (t) => {
  const found = verdicts(await recorded, await present);
  const lines = await Promise.all(found.map(async ({need, about, text}) => (need === 'version' ? `${text} (${await fileOfTask(about)})` : text)));
  t.deepEqual(lines, []);
});

test('threads know every task that is not light', async (t) => {
  const {tasks} = await ourPipeline();
  t.deepEqual([...tasks.values()].filter(({name, light}) => light !== true && !threaded.has(name)).map(({name}) => name), []);
});

test('the record is what the recorder would write', async (t) => {
  t.is(spellGolden(await recorded), spellGolden(await present));
});

test('fileOfTask() finds where each task is declared', async (t) => {
  const files = await Promise.all(Object.keys((await present).tasks).map(fileOfTask));
  t.deepEqual(files.filter((file) => !file.endsWith('.ts')), []);
  t.is(await fileOfTask('edit'), 'stages/change/edits.ts');
});

/** What the gate says when one task is other than recorded. */
async function said(name: string, change: (task: GoldenTask) => Partial<GoldenTask> | undefined): Promise<readonly string[]> {
  const golden = await present;
  const {[name]: task = {version: 0, input: {}, output: '', fixtures: {}}, ...others} = golden.tasks;
  const changed = change(task);
  const now: Golden = {...golden, tasks: changed === undefined ? others : {...others, [name]: {...task, ...changed}}};
  return verdicts(golden, now).map(({need, text}) => `${need}: ${text}`);
}

const otherwise = ({fixtures}: GoldenTask, member: 'gives' | 'key') => ({fixtures: {...fixtures, 'a line changed': {...fixtures['a line changed'] ?? {key: '', gives: ''}, [member]: 'other'}}});

test('another output under the same version asks for a version', async (t) => {
  const [line, ...more] = await said('edit', (task) => otherwise(task, 'gives'));
  t.is(line, 'version: Task "edit" gives something else for "a line changed", and its version is still 2: bump the version of "edit", then run "npm run golden" and commit what it writes; if its output was not to change, this is a mistake');
  t.deepEqual(more, []);
});

test('another output under another version asks for a record', async (t) => {
  t.deepEqual(await said('edit', (task) => ({...otherwise(task, 'gives'), version: 3})), ['record: Task "edit" is of version 3, and recorded is version 2: run "npm run golden" and commit what it writes']);
});

test('the same output under another version asks for a record', async (t) => {
  t.regex((await said('edit', () => ({version: 3}))).join(), /^record: Task "edit" is of version 3/);
});

test('a version that went back asks for another one', async (t) => {
  t.regex((await said('commit sample', () => ({version: 1}))).join(), /^version: Task "commit sample" went back from version 3 to 1/);
});

test('the same output under another key asks for a record', async (t) => {
  t.regex((await said('edit', (task) => otherwise(task, 'key'))).join(), /^record: Task "edit" is asked "a line changed" under another key/);
});

test('a codec of another name asks for a record', async (t) => {
  t.regex((await said('edit', (task) => ({...otherwise(task, 'gives'), output: 'edit 2'}))).join(), /^record: Task "edit" reads or writes other codecs \(output: edit → output: edit 2\)/);
});

test('a task without fixtures is told so', async (t) => {
  t.deepEqual(await said('brand new', () => ({version: 1})), ['fixtures: Task "brand new" has no fixtures: add some in test/golden, covering each kind of row it meets, then run "npm run golden" and commit what it writes']);
});

test('a task that throws is told so', async (t) => {
  t.regex((await said('edit', ({fixtures}) => ({version: 3, fixtures: {...fixtures, added: {key: '', gives: 'threw: ouch'}}}))).join(), /^task: Task "edit" fails on "added", threw: ouch/);
});

test('a recorded task that is gone is noticed', async (t) => {
  t.regex((await said('edit', () => undefined)).join(), /^record: Task "edit" is recorded, and no task of the pipeline any more/);
});

test('fixtures that come and go ask for a record', async (t) => {
  t.deepEqual((await said('edit', ({fixtures: {added, ...others}}) => ({fixtures: {...others, 'added anew': added ?? {key: '', gives: ''}}}))).map((line) => line.split(':')[0]), ['record', 'record']);
});

test('a codec that spells a value otherwise under the same name asks for a name', async (t) => {
  const golden = await present;
  const now: Golden = {...golden, codecs: {...golden.codecs, commit: {...golden.codecs['commit'], merge: 'other'}}};
  t.regex(verdicts(golden, now).map(({need, text}) => `${need}: ${text}`).join(), /^codec: Codec "commit" spells "merge" in other bytes under the same name/);
});

test('an engine that spells a form otherwise asks for another folder of stores', async (t) => {
  const golden = await present;
  const engine = {...golden.engine, 'a key': 'other'};
  t.regex(verdicts(golden, {...golden, engine}).map(({need, text}) => `${need}: ${text}`).join(), /^engine: The engine spells "a key" otherwise .*"mill-2"/);
  t.deepEqual(verdicts(golden, {...golden, engine, store: 'another folder'}).map(({need}) => need), ['record']);
});
