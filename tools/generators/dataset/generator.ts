// `nx generate ./tools/generators:dataset DIR --preset NAME`. Nx loads this by `require`, so nothing here may wait at the top. It writes to Nx's tree alone: a dry run writes nothing.
import {basename, dirname, join} from 'node:path';
import {configNames} from '../../executors/config/find-config.ts';
import {didYouMean} from '../../executors/config/nearest.ts';
import {presetNames, presets, type PresetName} from '../../executors/config/presets/presets.ts';
import {choice, problemLine} from '../../executors/config/problem.ts';
import {shown} from '../../executors/config/shown.ts';
import {withPlugin} from '../../executors/init/add-plugin.ts';
import {configText} from '../../executors/init/config-text.ts';
import {ours} from '../../executors/init/surroundings.ts';
import {stepTargets, type StepTarget} from './step-targets.ts';

export interface DatasetGeneratorOptions {readonly directory: string; readonly preset?: string}

/** What Nx calls a tree: the files of the workspace as they will be. */
export interface WorkspaceFiles {
  readonly root: string;
  exists(path: string): boolean;
  read(path: string, encoding: 'utf8'): string | null;
  write(path: string, text: string): void;
}

export async function datasetGenerator(tree: WorkspaceFiles, {directory, preset: said}: DatasetGeneratorOptions): Promise<void> {
  const preset = presetMeant(said);
  const there = configNames.map((name) => join(directory, name)).find((file) => tree.exists(file));
  if (there !== undefined) throw new Error(`Could not write a configuration: "${there}" is there already`);
  const file = join(directory, `dataset.config.${isModule(tree, directory) ? 'ts' : 'mts'}`);
  tree.write(file, configText('typescript', await ours('tools/define-dataset.ts', join(tree.root, directory)), preset));
  await listPlugin(tree);
  if (preset !== undefined) addTargets(tree, join(directory, 'project.json'), stepTargets(presets[preset], file));
}

function presetMeant(said: string | undefined): PresetName | undefined {
  const preset = presetNames.find((name) => name === said);
  if (said === undefined || preset !== undefined) return preset;
  throw new Error(problemLine({path: '--preset', expected: choice(presetNames), got: shown(said), hint: didYouMean(said, presetNames)}));
}

/** By the nearest manifest, as Node tells modules. */
function isModule(tree: WorkspaceFiles, directory: string): boolean {
  for (let at = directory; ; at = dirname(at)) {
    const manifest = tree.read(join(at, 'package.json'), 'utf8');
    if (manifest !== null) return /"type"\s*:\s*"module"/.test(manifest);
    if (dirname(at) === at) return false;
  }
}

async function listPlugin(tree: WorkspaceFiles): Promise<void> {
  const entry = await ours('tools/plugin.ts', tree.root);
  const {kind, text} = withPlugin(tree.read('nx.json', 'utf8') ?? '{}', entry);
  if (kind === 'added') tree.write('nx.json', text);
  if (kind === 'left') throw new Error(`Could not read "nx.json" as plain JSON: add "${entry}" to its "plugins" by hand first`);
}

/** Targets that are there already stay as they are. */
function addTargets(tree: WorkspaceFiles, file: string, targets: Readonly<Record<string, StepTarget>>): void {
  if (Object.keys(targets).length === 0) return;
  const former: {readonly targets?: Readonly<Record<string, StepTarget>>} = JSON.parse(tree.read(file, 'utf8') ?? `{"name": ${JSON.stringify(basename(dirname(file)))}}`);
  tree.write(file, `${JSON.stringify({...former, targets: {...targets, ...former.targets}}, null, 2)}\n`);
}
