// The generator `nightly`: pipelines that build a dataset every night and share it by a remote. Nx loads this by `require`.
import {githubNightly, githubPull} from './github-workflows.ts';
import {gitlabPipeline} from './gitlab-pipeline.ts';
import {resolveNightly, type NightlyOptions} from './nightly-options.ts';

/** What we need of a workspace that is being written. */
export interface Tree {
  exists(path: string): boolean;
  write(path: string, text: string): void;
}

export async function nightlyGenerator(tree: Tree, options: NightlyOptions): Promise<void> {
  for (const [path, text] of pipelineFiles(options)) {
    if (tree.exists(path)) throw new Error(`"${path}" is there already: remove it first, or keep it`);
    tree.write(path, text);
  }
}

export function pipelineFiles(options: NightlyOptions): readonly (readonly [path: string, text: string])[] {
  const nightly = resolveNightly(options);
  if (nightly.host === 'gitlab') return [['.gitlab/dataset.yml', gitlabPipeline(nightly)]];
  return [['.github/workflows/dataset-nightly.yml', githubNightly(nightly)], ['.github/workflows/dataset-pull.yml', githubPull(nightly)]];
}
