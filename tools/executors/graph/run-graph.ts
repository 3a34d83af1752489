// One drawing as a command: of the last build where there is one, else of what would be done.
import {writeFile} from 'node:fs/promises';
import {extname, resolve} from 'node:path';
import {diffMaps} from '../../../graph/merkle/diff.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {Dataset} from '../build/contract.ts';
import {planOf} from '../build/plan-of.ts';
import {namedTokenizers} from '../build/tokenizer-of.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import {didYouMean} from '../config/nearest.ts';
import {choice} from '../config/problem.ts';
import {shown} from '../config/shown.ts';
import type {Host} from '../host.ts';
import {datasetMeant} from '../look/answer.ts';
import {buildLine} from '../look/build-line.ts';
import {finishedBuild, openFinished, type Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import {exitCodes} from '../report/exit-codes.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {quoted} from '../report/quoted.ts';
import {stopping} from '../stopping.ts';
import {drawMermaid} from './draw-mermaid.ts';
import {drawSvg} from './draw-svg.ts';
import {graphPicture, type GraphPicture} from './graph-picture.ts';

const formats = ['svg', 'mermaid', 'json'] as const;
type Format = (typeof formats)[number];

export async function runGraph(line: CommandLine, host: Host): Promise<number> {
  const {signal, release} = stopping(host, {first: () => {}, leave: () => {}});
  let dataset: Dataset | undefined;
  try {
    const file = line.values.get('file')?.[0];
    const format = formatOf(line.values.get('format')?.[0], file);
    dataset = await datasetMeant(line, host);
    const picture = await pictureOf(dataset, signal);
    const drawing = drawn(picture, format);
    if (file !== undefined) {
      await writeFile(resolve(host.folder, file), drawing);
      host.stdout.write(line.json ? `${JSON.stringify({file: resolve(host.folder, file), format, root: picture.root})}\n` : `Drew ${quoted(file)}\n`);
    } else host.stdout.write(line.json ? `${JSON.stringify(picture)}\n` : terminalSafe(drawing));
    return exitCodes.done.code;
  } catch (failure) {
    return tellFailure(failure, {host, json: line.json, interrupted: signal.aborted, failing: {dataset, again: line.again, build: buildLine(line)}});
  } finally {
    release();
  }
}

function formatOf(asked: string | undefined, file: string | undefined): Format {
  const named = asked ?? byName[extname(file ?? '').toLowerCase()] ?? (file === undefined ? 'mermaid' : 'svg');
  const format = formats.find((known) => known === named);
  if (format === undefined) throw misused([{path: '--format', expected: choice(formats), got: shown(named), hint: didYouMean(named, formats)}], 'graph');
  return format;
}

const byName: Readonly<Record<string, Format>> = {'.svg': 'svg', '.mmd': 'mermaid', '.mermaid': 'mermaid', '.json': 'json'};

function drawn(picture: GraphPicture, format: Format): string {
  switch (format) {
    case 'svg':
      return drawSvg(picture);
    case 'mermaid':
      return drawMermaid(picture);
    case 'json':
      return `${JSON.stringify(picture, null, 2)}\n`;
    default:
      return format satisfies never;
  }
}

async function pictureOf(dataset: Dataset, signal: AbortSignal): Promise<GraphPicture> {
  try {
    const finished = await openFinished(dataset, signal);
    try {
      const {build} = finished;
      return graphPicture(build.plan, {root: build.root, collections: build.collections, changed: await changedSince(finished)});
    } finally {
      await finished.close();
    }
  } catch (failure) {
    if (!(failure instanceof LookFailure && failure.kind === 'no-build')) throw failure;
    return graphPicture(await planOf(dataset, {tokenizers: namedTokenizers(dataset.tokenizer).map(({name}) => ({name, digest: stubDigest('not asked for'), end: null})), structure: dataset.structure && {...dataset.structure, vocabulary: stubDigest('not asked for')}, split: dataset.split && {method: 'random', shares: {train: 1, val: 0, test: 0}, seed: ''}}), undefined);
  }
}

/** Rows of each collection that the build before does not have so; nothing when that build cannot be read any more. */
async function changedSince({store, dataset, chunks, build, history}: Finished): Promise<ReadonlyMap<string, number>> {
  const changed = new Map<string, number>();
  const [, before] = history;
  if (before === undefined) return changed;
  try {
    const former = await finishedBuild(store, dataset, before);
    for (const {name, maps} of build.collections) {
      const was = former.collections.find((collection) => collection.name === name);
      if (was !== undefined) changed.set(name, (await diffMaps(chunks, was.maps.rows, maps.rows)).length);
    }
    return changed;
  } catch (failure) {
    if (failure instanceof ValueLost || failure instanceof LookFailure) return new Map();
    throw failure;
  }
}
