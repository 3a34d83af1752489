// `nx run PROJECT:show`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {showCommand} from './command.ts';

export const showExecutor = executorOf(showCommand);
