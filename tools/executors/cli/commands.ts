// The list of all commands, in the order help shows them.
import {buildCommand} from '../build/command.ts';
import {completionCommand} from '../completion/command.ts';
import {demoCommand} from '../demo/command.ts';
import {doctorCommand} from '../doctor/command.ts';
import {diffCommand} from '../diff/command.ts';
import {explainCommand} from '../explain/command.ts';
import {exportCommand} from '../export/command.ts';
import {forgetCommand} from '../forget/command.ts';
import {graphCommand} from '../graph/command.ts';
import {initCommand} from '../init/command.ts';
import {leaksCommand} from '../leaks/command.ts';
import {predictCommand} from '../predict/command.ts';
import {provenanceCommand} from '../provenance/command.ts';
import {remoteCommand} from '../remote/command.ts';
import {rollCommand} from '../roll/command.ts';
import {showCommand} from '../show/command.ts';
import {statsCommand} from '../stats/command.ts';
import {syncCommand} from '../sync/command.ts';
import {sweepCommand} from '../sweep/command.ts';
import {trainCommand} from '../train/command.ts';
import {trainSetupCommand} from '../train-setup/command.ts';
import {verifyCommand} from '../verify/command.ts';
import {vocabCommand} from '../vocab/command.ts';
import {watchCommand} from '../watch/command.ts';
import type {Command} from './command.ts';

export const commands: readonly Command[] = [
  buildCommand,
  watchCommand,
  syncCommand,
  vocabCommand,
  rollCommand,
  exportCommand,
  trainCommand,
  forgetCommand,
  predictCommand,
  statsCommand,
  explainCommand,
  showCommand,
  diffCommand,
  graphCommand,
  verifyCommand,
  provenanceCommand,
  leaksCommand,
  sweepCommand,
  remoteCommand,
  doctorCommand,
  initCommand,
  demoCommand,
  trainSetupCommand,
  completionCommand,
];
