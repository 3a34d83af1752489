// `nx run PROJECT:demo`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {demoCommand} from './command.ts';

export const demoExecutor = executorOf(demoCommand);
