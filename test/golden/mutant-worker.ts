// A thread that loads the whole domain anew for each mutant, with one file of it changed, and asks it every fixture.
import {registerHooks} from 'node:module';
import {pathToFileURL} from 'node:url';
import {join} from 'node:path';
import {parentPort, workerData} from 'node:worker_threads';
import type {Golden, Pipeline} from './golden.ts';
import type {SourceMutant} from './source-mutants.ts';

const root = pathToFileURL(`${join(import.meta.dirname, '../..')}/`).href;
const again = /^(?:stages|graph|test\/golden)\//;
const {mutants} = workerData as {mutants: readonly SourceMutant[]};

registerHooks({
  resolve(specifier, context, next) {
    const mark = /\?mutant=-?\d+$/.exec(context.parentURL ?? '')?.[0];
    const resolved = next(specifier, context);
    return mark === undefined || !again.test(resolved.url.slice(root.length)) || !resolved.url.endsWith('.ts') ? resolved : {...resolved, url: `${resolved.url}${mark}`};
  },
  load(url, context, next) {
    const [file = '', at] = url.split('?mutant=');
    const mutant = at === undefined ? undefined : mutants[Number(at)];
    return mutant !== undefined && file === `${root}${mutant.path}` ? {format: 'module-typescript', source: mutant.source, shortCircuit: true} : next(url, context);
  },
});

async function taken(at: number, resources: Pipeline['load'] | undefined): Promise<{golden: Golden; load: Pipeline['load']}> {
  const load = async <T>(name: string) => (await import(`${root}test/golden/${name}?mutant=${at}`)) as T;
  const pipeline = await (await load<{ourPipeline(): Promise<Pipeline>}>('pipeline.ts')).ourPipeline();
  const asked = resources ?? pipeline.load;
  const golden = await (await load<{takeGolden(pipeline: Pipeline): Promise<Golden>}>('golden.ts')).takeGolden({...pipeline, load: asked});
  return {golden, load: asked};
}

async function main(): Promise<void> {
  const {golden, load} = await taken(-1, undefined);
  const expected = gives(golden);
  for (const at of mutants.keys()) parentPort?.postMessage({at, caught: await taken(at, load).then(({golden}) => gives(golden) !== expected, () => true)});
}

function gives({tasks, codecs}: Golden): string {
  return JSON.stringify([codecs, Object.values(tasks).map(({fixtures}) => Object.values(fixtures).map(({gives}) => gives))]);
}

await main();
