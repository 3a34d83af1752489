// `nx run PROJECT:export`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {exportCommand} from './command.ts';

export const exportExecutor = executorOf(exportCommand);
