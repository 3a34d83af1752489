// Holds what is recorded against what is, and says of each difference what it is and what to do about it.
import type {Golden, GoldenTask} from './golden.ts';

/** `record` is all there is to do for some; the others must be mended first, and are not recorded. */
export type Need = 'record' | 'version' | 'codec' | 'engine' | 'fixtures' | 'task';
export interface Verdict {readonly need: Need; readonly about: string; readonly fixture?: string; readonly text: string}

const record = 'run "npm run golden" and commit what it writes';

export function verdicts(recorded: Golden, present: Golden): readonly Verdict[] {
  return [...taskVerdicts(recorded, present), ...codecVerdicts(recorded, present), ...engineVerdicts(recorded, present)];
}

function taskVerdicts(recorded: Golden, present: Golden): readonly Verdict[] {
  const gone = Object.keys(recorded.tasks).filter((name) => present.tasks[name] === undefined);
  return [
    ...Object.entries(present.tasks).flatMap(([name, task]) => verdictsOf(name, task, recorded.tasks[name])),
    ...gone.map((name): Verdict => ({need: 'record', about: name, text: `Task "${name}" is recorded, and no task of the pipeline any more: ${record}; it may have been renamed, and a task that is listed nowhere is not guarded`})),
  ];
}

function verdictsOf(about: string, task: GoldenTask, known: GoldenTask | undefined): readonly Verdict[] {
  const answers = Object.entries(task.fixtures);
  if (answers.length === 0) return [{need: 'fixtures', about, text: `Task "${about}" has no fixtures: add some in test/golden, covering each kind of row it meets, then ${record}`}];
  const threw = answers.flatMap(([fixture, {gives}]): Verdict[] => (gives.startsWith('threw: ') ? [{need: 'task', about, fixture, text: `Task "${about}" fails on "${fixture}", ${gives}: a task answers every row or gives a stub; mend it`}] : []));
  if (threw.length > 0) return threw;
  const once = (need: Need, text: string): readonly Verdict[] => [{need, about, text}];
  if (known === undefined) return once('record', `Task "${about}" is new and not recorded: ${record}`);
  if (task.version < known.version) return once('version', `Task "${about}" went back from version ${known.version} to ${task.version}: answers of that version may lie in stores; count on from ${known.version}`);
  if (task.version > known.version) return once('record', `Task "${about}" is of version ${task.version}, and recorded is version ${known.version}: ${record}`);
  const named = renamed(task, known);
  if (named !== undefined) return once('record', `Task "${about}" ${named}: all its rows will run again; if that is meant, ${record}`);
  return [...Object.keys(known.fixtures).filter((fixture) => task.fixtures[fixture] === undefined).map((fixture): Verdict => ({need: 'record', about, fixture, text: `Fixture "${fixture}" of task "${about}" is recorded and no longer there: ${record}`})), ...answers.flatMap(([fixture, answer]) => verdictOf({about, version: task.version, fixture}, answer, known.fixtures[fixture]))];
}

function verdictOf({about, version, fixture}: {about: string; version: number; fixture: string}, {key, gives}: GoldenTask['fixtures'][string], known: GoldenTask['fixtures'][string] | undefined): readonly Verdict[] {
  const of = (need: Need, text: string): readonly Verdict[] => [{need, about, fixture, text}];
  if (known === undefined) return of('record', `Fixture "${fixture}" of task "${about}" is not recorded: ${record}`);
  if (key === known.key && gives === known.gives) return [];
  if (key === known.key) return of('version', `Task "${about}" gives something else for "${fixture}", and its version is still ${version}: bump the version of "${about}", then ${record}; if its output was not to change, this is a mistake`);
  if (gives === known.gives) return of('record', `Task "${about}" is asked "${fixture}" under another key: its rows will run again, though they give the same; if that is meant (another parameter, resource or way to make keys), ${record}`);
  return of('record', `Task "${about}" is asked something else by "${fixture}": if the fixture was changed, ${record}; a fixture that shows something else had better get another name`);
}

function renamed(task: GoldenTask, known: GoldenTask): string | undefined {
  const names = (one: GoldenTask) => [...Object.entries(one.input).map(([name, codec]) => `${name}: ${codec}`), `output: ${one.output}`];
  const [before, after] = [names(known), names(task)];
  const now = after.filter((name) => !before.includes(name));
  if (now.length === 0 && before.join() === after.join()) return undefined;
  return `reads or writes other codecs (${before.filter((name) => !after.includes(name)).join(', ') || 'none'} → ${now.join(', ') || 'none'})`;
}

function codecVerdicts(recorded: Golden, present: Golden): readonly Verdict[] {
  // Mutants are judged by the thousand, each beside the very record that it is held against.
  if (recorded.codecs === present.codecs) return [];
  const names = [...new Set([...Object.keys(recorded.codecs), ...Object.keys(present.codecs)])];
  return names.flatMap((about) => {
    const [known, now] = [recorded.codecs[about], present.codecs[about]];
    if (known === undefined) return [{need: 'record', about, text: `Codec "${about}" is not recorded: ${record}`}];
    if (now === undefined) return [{need: 'record', about, text: `Codec "${about}" is recorded, and no fixture uses it any more: ${record}`}];
    return [...new Set([...Object.keys(known), ...Object.keys(now)])].flatMap((fixture): Verdict[] => {
      if (known[fixture] === now[fixture]) return [];
      if (known[fixture] === undefined || now[fixture] === undefined) return [{need: 'record', about, fixture, text: `Value "${fixture}" of codec "${about}" is ${known[fixture] === undefined ? 'not recorded' : 'recorded and no longer there'}: ${record}`}];
      return [{need: 'codec', about, fixture, text: `Codec "${about}" spells "${fixture}" in other bytes under the same name, so stored values would be misread: give the codec another name, then ${record}; if the fixture was changed, give the fixture another name`}];
    });
  });
}

/** Another folder means that no store of the former form is opened. */
function engineVerdicts(recorded: Golden, present: Golden): readonly Verdict[] {
  if (recorded.store !== present.store) return [{need: 'record', about: 'the engine', text: `Stores lie in "${present.store}", recorded is "${recorded.store}": ${record}`}];
  return [...new Set([...Object.keys(recorded.engine), ...Object.keys(present.engine)])].flatMap((about): Verdict[] => {
    if (recorded.engine[about] === present.engine[about]) return [];
    if (recorded.engine[about] === undefined || present.engine[about] === undefined) return [{need: 'record', about, text: `The engine's spelling of "${about}" is ${recorded.engine[about] === undefined ? 'not recorded' : 'recorded and no longer checked'}: ${record}`}];
    return [{need: 'engine', about, text: `The engine spells "${about}" otherwise than in stores that exist: if that is meant, count up "storeFormat" in cache/store-format.ts, so that "${present.store}" is left alone, then ${record}`}];
  });
}
