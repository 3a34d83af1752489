// `nx run PROJECT:build`: the same build as the binary's, told what to do by Nx. Nx loads this by `require`, so nothing here may wait at the top.
import {buildRequest} from '../cli/build-request.ts';
import type {Command} from '../cli/parse-arguments.ts';
import {processHost, type Host} from '../host.ts';
import {failureReport} from '../report/failure-report.ts';
import {runBuild} from '../run-build.ts';

export interface BuildExecutorOptions {
  readonly config: string;
  readonly store?: string;
  readonly out?: string;
  readonly ref?: string | readonly string[];
  readonly threads?: number;
  readonly merges?: string;
  readonly tokenizer?: string;
  readonly json?: boolean;
}

/** What we need of Nx's context: its package takes 170 ms to load. */
export interface WorkspaceContext {readonly root: string; readonly projectName?: string}

export async function buildExecutor(options: BuildExecutorOptions, context: WorkspaceContext): Promise<{success: boolean}> {
  return await runExecutor(options, context, processHost());
}

/** Options are read as if they stood on a command line in the workspace's root. */
export async function runExecutor(options: BuildExecutorOptions, {root, projectName}: WorkspaceContext, processes: Host): Promise<{success: boolean}> {
  const host = {...processes, folder: root};
  const {json = false, ...named} = options;
  const values = new Map(Object.entries(named).map(([name, value]): [string, readonly string[]] => [name, [value].flat().map(String)]));
  const command: Extract<Command, {kind: 'build'}> = {kind: 'build', source: undefined, values, json};
  try {
    const request = await buildRequest(command, [], root);
    return {success: (await runBuild({...request, again: `npx nx run ${projectName ?? 'PROJECT'}:build`}, host)) === 0};
  } catch (failure) {
    const {text, json: line} = failureReport(failure, false);
    if (json) host.stdout.write(`${line}\n`);
    else host.stderr.write(text);
    return {success: false};
  }
}
