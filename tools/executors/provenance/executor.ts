// `nx run PROJECT:provenance`. Nx loads this by `require`, so nothing here may wait at the top.
import {executorOf} from '../cli/executor-of.ts';
import {provenanceCommand} from './command.ts';

export const provenanceExecutor = executorOf(provenanceCommand);
