// `nx run PROJECT:forget`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {forgetCommand} from './command.ts';

export const forgetExecutor = executorOf(forgetCommand);
