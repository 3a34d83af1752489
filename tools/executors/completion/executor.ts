// `nx run PROJECT:completion`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {completionCommand} from './command.ts';

export const completionExecutor = executorOf(completionCommand);
