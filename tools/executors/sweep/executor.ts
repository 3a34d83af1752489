// `nx run PROJECT:sweep`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {sweepCommand} from './command.ts';

export const sweepExecutor = executorOf(sweepCommand);
