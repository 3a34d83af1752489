// `nx run PROJECT:init`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {initCommand} from './command.ts';

export const initExecutor = executorOf(initCommand);
