// A small dataset to look into.
import type {ExecutionContext} from 'ava';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

/** Two commits, built. */
export async function built(t: ExecutionContext, more: (bench: CommandBench) => void = () => {}): Promise<CommandBench> {
  const bench = commandBench(t);
  bench.repo.write('src/a.rs', 'fn a() {}\n');
  bench.repo.write('b.ts', 'let b = "ä";\n');
  bench.repo.commit('first');
  bench.repo.write('src/a.rs', 'fn a() { 1 }\n');
  bench.repo.write('Cargo.lock', '[[package]]\n');
  bench.repo.commit('second');
  more(bench);
  t.is((await bench.run('build')).code, 0);
  return bench;
}
