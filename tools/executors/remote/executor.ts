// `nx run PROJECT:remote`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {remoteCommand} from './command.ts';

export const remoteExecutor = executorOf(remoteCommand);
