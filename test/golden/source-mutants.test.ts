import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Worker} from 'node:worker_threads';
import test from 'ava';
import {random} from '../graph/rig/random.ts';
import {sourceMutants, type SourceMutant} from './source-mutants.ts';

const long = process.env['GRISTMILL_LONG'] === '1' ? test : test.skip;
const root = join(import.meta.dirname, '../..');

/** What no task asks; what makes rows of git and git of rows, and what compiles a tokenizer, is guarded elsewhere: by git itself, and by the pinned digest; so are the bytes of token shards, and runs of words. */
const elsewhere = /^stages\/(?:change\/diff\/apply-hunks|clean\/moves|dataset\/leaks\/(?:run-table|text-runs))\.ts$|^stages\/(?:pipeline|counting|tasks|host|change\/changed-commits)\.ts$|^stages\/format\/native\/|^stages\/source\/git\/(?!commit-record|file-entry|file-change|file-name|signature)|^stages\/tokenize\/(?!tokens-of-samples|tokenize-sample|place-tokens|tokens-codec|token-list|id-bytes|tokenize-document|add-controls|profiles\/(?:mark-writer|written-pieces)|structural\/(?!seed-|vocabulary-file|vocabulary-statistics|context-vocabulary|code-text|read-structure|structural-collections))/;

function allMutants(): readonly SourceMutant[] {
  const entries = readdirSync(join(root, 'stages'), {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).filter((path) => !elsewhere.test(path)).sort();
  return paths.flatMap((path) => sourceMutants(path, readFileSync(join(root, path), 'utf8')));
}

/** A thread takes some mutants; one that never comes back has met a mutant that never ends, which is noticed, too. */
async function survivorsOf(mutants: readonly SourceMutant[]): Promise<readonly SourceMutant[]> {
  const survivors: SourceMutant[] = [];
  for (let next = 0; next < mutants.length; ) {
    const some = mutants.slice(next, next + 25);
    const worker = new Worker(new URL('mutant-worker.ts', import.meta.url), {workerData: {mutants: some}, execArgv: ['--disable-warning=ExperimentalWarning']});
    let done = 0;
    await new Promise<void>((resolve, reject) => {
      const patience = () => AbortSignal.timeout(90_000);
      let waiting = patience();
      const stop = () => void worker.terminate().then(() => resolve(), reject);
      waiting.addEventListener('abort', stop, {once: true});
      worker.on('message', ({at, caught}: {at: number; caught: boolean}) => {
        const mutant = some[at];
        if (!caught && mutant !== undefined) survivors.push(mutant);
        done = at + 1;
        waiting.removeEventListener('abort', stop);
        waiting = patience();
        waiting.addEventListener('abort', stop, {once: true});
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
    next += Math.min(some.length, done + 1); // the one that hangs is passed over
  }
  return survivors;
}

test('sourceMutants() finds slips in code and leaves types, texts and versions alone', (t) => {
  const text = "import {a} from './a.ts';\n// b === c\nconst d = b === 1 && 'x === y';\nfor (let i = 0; i < 3; i++) f(i);\nconst task = {version: 1};\n";
  t.deepEqual(sourceMutants('x.ts', text).map(({line, what}) => `${line} ${what.split(':')[0]}`), ['3 === → !==', '4 < → <=', '3 && → ||', '4 0 → 1', '3 1 → 2']);
});

// `GRISTMILL_MUTANTS=1000` tries so many of them. Those that are left are printed, to be judged by eye: many change how fast an answer comes, and not the answer.
long('the fixtures notice slips in the sources of the tasks', async (t) => {
  t.timeout(60 * 60_000);
  const all = allMutants();
  const dice = random(1);
  const chosen = new Set<SourceMutant>();
  const wanted = Math.min(all.length, Number(process.env['GRISTMILL_MUTANTS'] ?? 100));
  while (chosen.size < wanted) chosen.add(dice.pick(all));
  const survivors = await survivorsOf([...chosen]);
  t.log(`${wanted - survivors.length} of ${wanted} noticed, of ${all.length} in all`);
  for (const {path, line, what} of survivors) t.log(`${path}:${line} ${what}`);
  t.true(survivors.length <= wanted / 2, `${survivors.length} survive`);
});
