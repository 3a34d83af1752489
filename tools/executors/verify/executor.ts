// `nx run PROJECT:verify`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {verifyCommand} from './command.ts';

export const verifyExecutor = executorOf(verifyCommand);
