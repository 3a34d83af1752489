// `nx run PROJECT:leaks`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {leaksCommand} from './command.ts';

export const leaksExecutor = executorOf(leaksCommand);
