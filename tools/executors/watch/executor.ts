// `nx run PROJECT:watch`: a continuous target, which ends when it is stopped. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {watchCommand} from './command.ts';

export const watchExecutor = executorOf(watchCommand);
