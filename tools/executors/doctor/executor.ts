// `nx run PROJECT:doctor`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {doctorCommand} from './command.ts';

export const doctorExecutor = executorOf(doctorCommand);
