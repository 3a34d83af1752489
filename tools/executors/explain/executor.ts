// `nx run PROJECT:explain`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {explainCommand} from './command.ts';

export const explainExecutor = executorOf(explainCommand);
