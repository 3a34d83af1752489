// The engine "onnx": graphs of our own in a process of Node's, for small models on a machine that has no Python.
import {spawn} from 'node:child_process';
import type {Engine} from '../engine.ts';
import {watchEngine} from '../watch-engine.ts';

const main = new URL('main.ts', import.meta.url).pathname;
const handedOn = ['PATH', 'HOME', 'TMPDIR', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE'];

export function onnxEngine({threads, env}: {readonly threads: number; readonly env: Readonly<Record<string, string | undefined>>}): Engine {
  return {
    name: 'onnx',
    settings: {device: 'cpu', threads},
    lacking: ['no-runtime', 'Could not find what runs graphs'],
    train(run, tell, signal) {
      // What trains needs no secret of ours, and gets none.
      const kept = Object.fromEntries(handedOn.map((name) => [name, env[name]]));
      return watchEngine(spawn(process.execPath, [main, run], {env: {...kept, GRISTMILL_EVENTS: '3'}, stdio: ['ignore', 'ignore', 'pipe', 'pipe']}), tell, signal);
    },
  };
}
