// `nx run PROJECT:diff`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {diffCommand} from './command.ts';

export const diffExecutor = executorOf(diffCommand);
