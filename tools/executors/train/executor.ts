// `nx run PROJECT:train`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {trainCommand} from './command.ts';

export const trainExecutor = executorOf(trainCommand);
