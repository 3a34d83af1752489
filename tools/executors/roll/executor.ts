// `nx run PROJECT:roll`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {rollCommand} from './command.ts';

export const rollExecutor = executorOf(rollCommand);
