import test from 'ava';
import {anyTask, type AnyTask} from '../../graph/task/task.ts';
import {goldenBed} from './bed.ts';
import {fixturesOn} from './fixtures.ts';
import {answerTo, type Golden, type GoldenTask} from './golden.ts';
import {mutantsOf, type Mutant} from './mutants.ts';
import {ourPipeline} from './pipeline.ts';
import {readGolden} from './record.ts';
import {verdicts, type Verdict} from './verdicts.ts';

const bed = goldenBed();
const fixtures = fixturesOn(bed);
const pipeline = ourPipeline();
const golden = readGolden();
const long = process.env['GRISTMILL_LONG'] === '1';
const mostTried = 800;

/** What the gate says when a task gives a mutant in place of one of its outputs. */
async function judged(recorded: Golden, task: AnyTask, {fixture, run}: {fixture: string; run: AnyTask['run']}): Promise<readonly Verdict[]> {
  const asked = fixtures[task.name]?.[fixture] ?? {slots: []};
  const answer = await answerTo({...task, run}, asked, {bed, pipeline: await pipeline});
  const known = recorded.tasks[task.name];
  const mutated: Partial<GoldenTask> = {version: task.version, fixtures: {...known?.fixtures, [fixture]: answer}};
  // Of the one task: comparing all others with themselves, thousands of times, is most of the work.
  const before = {...recorded, tasks: known === undefined ? {} : {[task.name]: known}};
  return verdicts(before, {...recorded, tasks: {[task.name]: {version: 0, input: {}, output: '', fixtures: {}, ...known, ...mutated}}});
}

/** The task's own output for a fixture, as it leaves `run`. */
async function outputOf(task: AnyTask, fixture: string): Promise<unknown> {
  let output: unknown;
  const watched: AnyTask = {...task, run: async (input, params, resources) => (output = await task.run(input, params, resources))};
  await answerTo(watched, fixtures[task.name]?.[fixture] ?? {slots: []}, {bed, pipeline: await pipeline});
  return output;
}

function blames([only, ...more]: readonly Verdict[], {need, about, fixture}: Omit<Verdict, 'text'>): boolean {
  return more.length === 0 && only?.need === need && only.about === about && only.fixture === fixture;
}

/** All of them, or of thousands every so manieth: a long run tries each. */
function some(mutants: readonly Mutant[], fixturesOfTask: number): readonly Mutant[] {
  const step = long ? 1 : Math.ceil((mutants.length * fixturesOfTask) / mostTried);
  return mutants.filter((_, at) => at % Math.max(1, step) === 0);
}

/** A value that its codec cannot spell goes nowhere. */
function refused(cause: unknown): 'refused' {
  if (cause instanceof RangeError) return 'refused';
  throw cause;
}

function fails(): never {
  throw new Error('mutated');
}

for (const name of Object.keys(fixtures)) {
  test(`every mutant of "${name}" is caught`, async (t) => {
    const recorded = await golden;
    const task = (await pipeline).tasks.get(name);
    if (task === undefined) return t.fail(`No task "${name}" in the pipeline`);
    let tried = 0;
    const missed: string[] = [];
    for (const fixture of Object.keys(fixtures[name] ?? {})) {
      const output = await outputOf(task, fixture);
      if (output === undefined) continue; // the engine answered before the task was asked
      for (const {where, value} of [...some([...mutantsOf(output)], Object.keys(fixtures[name] ?? {}).length), {where: 'a stub in its place', value: {stub: 'mutated'}}]) {
        tried++;
        const found = await judged(recorded, task, {fixture, run: () => value}).catch((cause: unknown) => refused(cause));
        if (found !== 'refused' && !blames(found, {need: 'version', about: name, fixture})) missed.push(`${fixture}: ${where}`);
      }
      const found = await judged(recorded, task, {fixture, run: fails});
      if (!blames(found, {need: 'task', about: name, fixture})) missed.push(`${fixture}: an error`);
    }
    t.deepEqual(missed, []);
    t.true(tried > 10, `${tried} mutants`);
    t.log(`${tried} mutants`);
  });
}

test('a mutant under another version asks for a record and nothing else', async (t) => {
  const recorded = await golden;
  for (const task of (await pipeline).tasks.values()) {
    const [fixture = ''] = Object.keys(fixtures[task.name] ?? {});
    const found = await judged(recorded, anyTask({...task, version: task.version + 1}), {fixture, run: () => ({stub: 'mutated'})});
    t.deepEqual(found.map(({need, about}) => [need, about]), [['record', task.name]]);
  }
});
