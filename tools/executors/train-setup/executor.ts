// `nx run PROJECT:train-setup`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {trainSetupCommand} from './command.ts';

export const trainSetupExecutor = executorOf(trainSetupCommand);
