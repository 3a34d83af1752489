// Chunks with what other files of their commit say around them: whose text it is, how old it is, and what runs for it.
import test from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {mill, type Milled} from './rig.ts';

const chunks: Partial<Dataset> = {chunks: {form: 'sides', maxBytes: 4096, contextBytes: 10_000}};

interface Context {readonly type: string; readonly path: string; readonly name: string; readonly relation: string; readonly as_of: string}
interface Chunk {readonly commit_hash: string; readonly file_path: string; readonly function_name: string; readonly cross_file_context: readonly Context[]; readonly context_left_out?: number; readonly training_content: string}

function chunksIn({files}: Pick<Milled, 'files'>): readonly Chunk[] {
  return Object.entries(files).filter(([name]) => name.startsWith('shards/chunk-')).flatMap(([, text]) => text.trimEnd().split('\n').map((line): Chunk => JSON.parse(line)));
}

const short = ({cross_file_context: all}: Chunk) => all.map(({relation, type, path, name, as_of: side}) => `${relation} ${type} ${path}#${name} ${side}`);

test('a chunk is shown what it calls and who calls it in files of its commit, as they stood before it', async (t) => {
  const {repo, build} = mill(t);
  const write = (rate: string, more: string) => {
    repo.write('src/tax.ts', `/** What is owed. */\nexport function tax(net: number): number {\n  return net * ${rate};\n}\n${more}`);
    repo.write('src/price.ts', `import {tax${more === '' ? '' : ', round'}} from './tax.ts';\n\nexport function price(net: number): number {\n  return ${more === '' ? 'net + tax(net)' : `round(net + tax(net) * ${rate})`};\n}\n`);
    repo.write('src/other.ts', 'export function tax(): void {}\n');
  };
  write('0.1', '');
  repo.commit('first');
  write('0.2', '\nexport function round(value: number): number {\n  return Math.round(value);\n}\n');
  repo.commit('second');
  const all = chunksIn(await build(chunks));
  const last = (name: unknown) => all.filter(({function_name: called}) => called === name).at(-1);
  t.deepEqual(last('price') && short(last('price') as Chunk), ['called function_stub src/tax.ts#round after', 'called function_stub src/tax.ts#tax before']);
  t.deepEqual(last('tax') && short(last('tax') as Chunk), ['caller function_stub src/price.ts#price before']);
  t.deepEqual(last('round') && short(last('round') as Chunk), ['caller function_stub src/price.ts#price before']);
  t.true(last('price')?.training_content.startsWith('// File: src/tax.ts\n\nexport function round(value: number): number\n\n// File: src/tax.ts\n\n/** What is owed. */\nexport function tax(net: number): number\n\n// File: src/price.ts\n\nBefore:\n'), last('price')?.training_content);
});
