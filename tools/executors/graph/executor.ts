// `nx run PROJECT:graph`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {graphCommand} from './command.ts';

export const graphExecutor = executorOf(graphCommand);
