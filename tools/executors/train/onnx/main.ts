// The engine "onnx" as a process of its own: `node main.ts RUN` does what is left of the run in a folder. trainer/README.md says what engines keep to.
import {writeSync} from 'node:fs';
import {endings} from '../engine.ts';
import {driveRun} from './drive-run.ts';
import {EngineEnd} from './engine-end.ts';

const told = process.env['GRISTMILL_EVENTS'];
const channel = told === undefined || told === '' ? undefined : Number(told);

try {
  process.exitCode = (await driveRun(process.argv[2] ?? '', channel)) ? endings.done : endings.preempted;
} catch (cause) {
  // The border: what nobody expected is told with where it was.
  const code = cause instanceof EngineEnd ? cause.code : 1;
  const why = cause instanceof Error ? cause.message : String(cause);
  if (code === 1 && cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
  process.stderr.write(`${why}\n`);
  if (channel !== undefined && code !== 1) writeSync(channel, `${JSON.stringify({event: 'failed', code, why})}\n`);
  process.exitCode = code;
}
