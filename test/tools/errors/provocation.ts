// How an error is provoked for real, and how the line that mends it is shown to work.
import test, {type ExecutionContext} from 'ava';
import {errorTable} from '../../../tools/executors/errors/error-table.ts';
import {exitCodes} from '../../../tools/executors/report/exit-codes.ts';
import {scene, type Circumstances, type Said, type Scene} from './scene.ts';

export interface Trouble {
  /** The line that fails. */
  readonly line: string;
  readonly circumstances?: Circumstances;
  /** A piece of the message's first lines. */
  readonly message: string;
  /** The whole of it. */
  readonly fix: string;
  readonly mends: Mending;
}

/**
 * `paste`: the fix is run, and then the line does what it should. `instead`: the fix does it in its place.
 * A function does what a sentence says, and then the line works. `reported`: a bug, with nothing to do but to tell us.
 */
export type Mending = 'paste' | 'instead' | 'reported' | (() => void | Promise<unknown>);

export type Provocation = (place: Scene) => Trouble | Promise<Trouble>;

export function provoked(provocations: Readonly<Record<string, Provocation>>): void {
  for (const [code, arrange] of Object.entries(provocations)) test(`${code} is reported as the table says, and its fix mends it`, (t) => provoke(t, code, arrange));
}

async function provoke(t: ExecutionContext, code: string, arrange: Provocation): Promise<void> {
  const entry = errorTable.flatMap(({errors}) => errors).find((known) => known.code === code);
  if (entry === undefined) return t.fail(`The table has no ${code}`);
  const place = scene(t);
  const {line, circumstances, message, fix, mends} = await arrange(place);
  const run = (typed: string) => place.shell(typed, circumstances);
  const told = await run(line);
  const text = lastError(told);
  t.is(told.code, exitCodes[entry.exit].code, told.stderr);
  t.true(text.startsWith(`${code} `), told.stderr);
  t.true(text.includes(message), text);
  t.is(/^ {2}fix: (.*)$/m.exec(text)?.[1], fix);
  t.true(text.endsWith(`\n  see docs/errors.md#${code.toLowerCase()}\n`), text);
  t.is(/^ +at /m.test(told.stderr), mends === 'reported', told.stderr);
  const asJson = await run(`${line} --json`);
  t.is(asJson.code, told.code);
  const {error} = JSON.parse(asJson.stdout.trimEnd().split('\n').at(-1) ?? '');
  t.is(error.code, code);
  t.is(error.fix.replace(/ --json$/, ''), fix);
  t.true(text.startsWith(`${code} ${error.message}\n`), text);
  t.true(error.cause.startsWith(entry.cause), error.cause);
  await mended(t, {fix, mends, line, run, place});
}

interface Mended {readonly fix: string; readonly mends: Mending; readonly line: string; readonly run: (line: string) => Promise<Said>; readonly place: Scene}

async function mended(t: ExecutionContext, {fix, mends, line, run}: Mended): Promise<void> {
  if (mends === 'reported') return;
  if (mends === 'instead') return ended(t, await run(fix));
  if (mends === 'paste') return ended(t, await run(`${fix} && ${line}`));
  await mends();
  ended(t, await run(line));
}

function ended(t: ExecutionContext, {code, stdout, stderr}: Said): void {
  t.is(code, 0, `${stdout}\n${stderr}`);
}

/** Progress may stand before it. */
function lastError({stderr}: Said): string {
  const at = stderr.search(/^GM\d{4} /m);
  return at < 0 ? '' : stderr.slice(at);
}
