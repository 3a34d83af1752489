// The Nx plugin: every dataset.config.ts in a workspace is a project with a `build` target, and needs no project.json.
import {basename, dirname} from 'node:path';
import type {CreateNodes} from '@nx/devkit';

const pattern = '**/dataset.config.{ts,mts,js,mjs,json}';

export interface DatasetPluginOptions {
  /** What the target is called. Default: `build`. */
  readonly targetName?: string;
}

export const createNodes: CreateNodes<DatasetPluginOptions> = [
  pattern,
  (files, options, {workspaceRoot}) => files.map((file) => [file, {projects: {[dirname(file)]: project(file, options?.targetName ?? 'build', workspaceRoot)}}] as const),
];

/** The name that older versions of Nx look for. */
export const createNodesV2 = createNodes;

function project(file: string, target: string, workspaceRoot: string) {
  const root = dirname(file);
  return {
    root,
    name: root === '.' ? basename(workspaceRoot) : basename(root),
    targets: {
      [target]: {
        executor: './tools/executors:build',
        options: {config: file},
        // The build keeps finished work itself, row by row, and knows better what changed; Nx would serve stale output after a change of our code.
        cache: false,
        // It uses every core by itself.
        parallelism: false,
        metadata: {description: `Builds the dataset of ${file}: only what changed since the last build is done again`},
      },
    },
  };
}
