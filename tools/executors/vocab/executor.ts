// `nx run PROJECT:vocab`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {vocabCommand} from './command.ts';

export const vocabExecutor = executorOf(vocabCommand);
