// Finds the entry of a failure in the table of errors. The border at which what layers throw becomes what a person reads.
import {StoreError, troubleOf} from '../../../cache/store-error.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import {TaskThrew} from '../../../graph/run/task-threw.ts';
import {GitFailure} from '../../../stages/source/git/git-failure.ts';
import {SourceFailure} from '../../../stages/source/git/source-failure.ts';
import {ForgeFailure} from '../../../stages/source/github/forge-failure.ts';
import {ArtefactProblem} from '../artefacts/artefact-problem.ts';
import {OutputError} from '../build/output-error.ts';
import {TokenizerProblem} from '../build/tokenizer-problem.ts';
import {storeFolder} from '../build/store-folder.ts';
import {CommandFailure} from '../config/command-failure.ts';
import {RewriteFailure} from '../export/rewrite/rewrite-failure.ts';
import {RemoteFailure} from '../remote/remote-failure.ts';
import {SplitLeak} from '../build/split-leak.ts';
import {LookFailure} from '../look/look-failure.ts';
import {TrainingFailure} from '../train/training-failure.ts';
import {artefactErrors} from './artefact-errors.ts';
import {bugErrors} from './bug-errors.ts';
import {commandErrors} from './command-errors.ts';
import {diskFault} from './disk-fault.ts';
import type {Failing, Fault} from './fault.ts';
import {gitFault, sourceFault} from './git-fault.ts';
import {forgeErrors} from './forge-errors.ts';
import {lookErrors} from './look-errors.ts';
import {remoteErrors} from './remote-errors.ts';
import {rewriteErrors} from './rewrite-errors.ts';
import {lostErrors} from './store-errors.ts';
import {tokenizerErrors} from './tokenizer-errors.ts';
import {trainingErrors} from './training-errors.ts';

export function faultOf(failure: unknown, failing: Failing): Fault {
  const rows = failing.dataset === undefined ? undefined : storeFolder(failing.dataset);
  if (failure instanceof CommandFailure) {
    const {kind, message, where, hint, facts, problems} = failure;
    return {entry: commandErrors[kind], message, where, fix: hint, facts, problems};
  }
  if (failure instanceof SourceFailure) return sourceFault(failure, failing);
  const git = gitFailureIn(failure);
  if (git !== undefined) return gitFault(git, failing);
  if (failure instanceof StoreError || failure instanceof OutputError) return diskFault(failure.kind, {where: failure.where, said: saidBy(failure.cause)});
  if (failure instanceof TokenizerProblem) return tokenizerFault(failure);
  if (failure instanceof ArtefactProblem) return {entry: artefactErrors[failure.kind], message: failure.message, where: failure.where, fix: failure.fix};
  if (failure instanceof ForgeFailure) return {entry: forgeErrors[failure.kind], where: failure.where, fix: failure.fix, said: failure.said};
  if (failure instanceof LookFailure) {
    const {kind, message, hint} = failure;
    return {entry: lookErrors[kind], message, where: failing.dataset?.store, fix: kind === 'not-found' || kind === 'not-counted' ? hint : undefined};
  }
  if (failure instanceof RemoteFailure) return {entry: remoteErrors[failure.kind], where: failure.where, said: failure.message};
  if (failure instanceof RewriteFailure) return {entry: rewriteErrors[failure.kind], where: failure.where, said: failure.message};
  if (failure instanceof TrainingFailure) return {entry: trainingErrors[failure.kind], message: failure.message, where: failure.where, fix: failure.fix, said: failure.said};
  if (failure instanceof ValueLost) return {entry: lostErrors['value-lost'], where: rows, said: failure.message};
  if (failure instanceof SplitLeak) return {entry: bugErrors['split-leaks'], message: `${bugErrors['split-leaks'].title}: ${failure.message}`, stack: stackOf(failure)};
  const task = taskIn(failure);
  if (task !== undefined) return {entry: bugErrors['task-threw'], where: task, said: saidBy(failure), stack: stackOf(failure instanceof Error ? failure.cause : undefined)};
  const trouble = failure instanceof Error && 'syscall' in failure ? troubleOf(failure) : undefined;
  if (trouble !== undefined) return diskFault(trouble, {where: pathIn(failure), said: saidBy(failure)});
  return {entry: bugErrors.bug, message: `${bugErrors.bug.title}: ${saidBy(failure) ?? String(failure)}`, stack: stackOf(failure)};
}

function tokenizerFault({failure, where, message}: TokenizerProblem): Fault {
  const facts = 'id' in failure ? {id: failure.id, ...('revision' in failure && {revision: failure.revision})} : {};
  return {entry: tokenizerErrors[failure.failure], where, said: message, facts};
}

/** One that came out of a thread has lost its class, and nothing else. */
function gitFailureIn(failure: unknown): GitFailure | undefined {
  if (failure instanceof GitFailure) return failure;
  if (!(failure instanceof Error) || failure.name !== 'GitFailure') return undefined;
  const {command, code, stderr}: Readonly<Record<string, unknown>> = {...failure};
  return typeof command === 'string' && typeof stderr === 'string' ? new GitFailure({command, code: typeof code === 'number' ? code : undefined, stderr}) : undefined;
}

/** Of a task that threw, in this thread or in another one. */
function taskIn(failure: unknown): string | undefined {
  if (failure instanceof TaskThrew) return failure.task;
  return failure instanceof Error && failure.name === 'TaskThrew' && 'task' in failure && typeof failure.task === 'string' ? failure.task : undefined;
}

function saidBy(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.message : undefined;
}

function pathIn(failure: unknown): string | undefined {
  const path = failure instanceof Error && 'path' in failure ? failure.path : undefined;
  return typeof path === 'string' ? path : undefined;
}

function stackOf(failure: unknown): string {
  const frames = failure instanceof Error ? (failure.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return frames.slice(0, 8).join('\n');
}
