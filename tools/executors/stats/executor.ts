// `nx run PROJECT:stats`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {statsCommand} from './command.ts';

export const statsExecutor = executorOf(statsCommand);
