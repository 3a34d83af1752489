// The Nx plugin: every dataset.config.ts in a workspace is a project with a target for each command that is about a dataset, and needs no project.json.
import {basename, dirname} from 'node:path';
import type {CreateNodes, TargetConfiguration} from '@nx/devkit';
import {commands} from './executors/cli/commands.ts';

const pattern = '**/dataset.config.{ts,mts,js,mjs,json}';

export interface DatasetPluginOptions {
  /** What the target that builds is called. Default: `build`. */
  readonly targetName?: string;
}

export const createNodes: CreateNodes<DatasetPluginOptions> = [
  pattern,
  (files, options, {workspaceRoot}) => files.map((file) => [file, {projects: {[dirname(file)]: project(file, options?.targetName ?? 'build', workspaceRoot)}}] as const),
];

/** The name that older versions of Nx look for. */
export const createNodesV2 = createNodes;

/** What sets something up is no business of a finished configuration. */
const targeted = commands.filter(({name, group}) => group !== 'Set up' || name === 'train-setup');

/** These use every core by themselves, or change what others read. */
const alone = new Set(['build', 'vocab', 'roll', 'export', 'forget', 'verify', 'leaks', 'sync', 'sweep', 'train', 'train-setup', 'remote']);

function project(file: string, buildTarget: string, workspaceRoot: string) {
  const root = dirname(file);
  return {
    root,
    name: root === '.' ? basename(workspaceRoot) : basename(root),
    targets: targetsOf(file, buildTarget),
  };
}

function targetsOf(file: string, buildTarget: string): Readonly<Record<string, TargetConfiguration>> {
  // The build comes last: a command of the name it was given gives way to it.
  const [build, others] = [targeted.filter(({name}) => name === 'build'), targeted.filter(({name}) => name !== 'build')];
  return Object.fromEntries([...others.map((command) => [command.name, target(command, file)] as const), ...build.map((command) => [buildTarget, target(command, file)] as const)]);
}

function target({name, summary}: {readonly name: string; readonly summary: string}, file: string): TargetConfiguration {
  return {
    executor: `./tools/executors:${name}`,
    options: {config: file},
    // The build keeps finished work itself, row by row, and knows better what changed; Nx would serve stale output after a change of our code. The others are asked to look.
    cache: false,
    // It ends when it is stopped, and others go on beside it.
    ...(name === 'watch' && {continuous: true}),
    parallelism: !alone.has(name),
    // `nx run PROJECT:train:doctor`.
    ...(name === 'train' && {configurations: {doctor: {doctor: true}, fresh: {fresh: true}}}),
    metadata: {description: name === 'build' ? `Builds the dataset of ${file}: only what changed since the last build is done again` : `${summary.charAt(0).toUpperCase()}${summary.slice(1)}`},
  };
}
