// `nx run PROJECT:build`: the same build as the binary's. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {buildCommand} from './command.ts';

export const buildExecutor = executorOf(buildCommand);
