// `nx run PROJECT:predict`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {predictCommand} from './command.ts';

export const predictExecutor = executorOf(predictCommand);
