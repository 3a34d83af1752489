// `nx run PROJECT:sync`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {syncCommand} from './command.ts';

export const syncExecutor = executorOf(syncCommand);
