// The task that makes a plan of a commit, from the facts and the identifiers of its changes.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {factsCodec, type Facts} from '../../change/facts/fact.ts';
import {factsOfChanges} from '../../change/facts/facts-of-changes.ts';
import {changedFilesCodec} from '../../identifiers/changed-files.ts';
import {identifiersCodec} from '../../identifiers/identifier.ts';
import {movedAcross} from '../../identifiers/moved-across.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {changeTypesOf} from './change-types.ts';
import {commitPlanCodec, type CommitPlan} from './commit-plan.ts';
import {stepsOf, type Moved} from './steps-of.ts';

export const planCommit = defineTask({
  name: 'plan of a commit',
  version: 1,
  input: {listed: changedFilesCodec, facts: joinedCodec(commitCodec, factsCodec), identifiers: identifiersCodec},
  output: commitPlanCodec,
  reach: 1,
  run({listed: {files: listed}, facts: joined, identifiers: {files}}): CommitPlan {
    const {oid, corrected, parents, message} = joined.row.value;
    const all = factsOfChanges(joined);
    // What a rule keeps out of patches is told of nowhere.
    const told = files.map(({path}, at) => ({path, facts: listed[at]?.omitted === true ? undefined : all[at]}));
    const moves = movedAcross(told);
    const gone = new Set([...moves.values()].map((move) => move.gone));
    const moved: Moved = (unit) => moves.get(unit)?.from ?? (gone.has(unit) ? '' : undefined);
    return {
      hash: oid,
      corrected,
      merge: parents.length > 1,
      message,
      files: files.map((identifiers, at) => ({identifiers, test: onlyTests(told[at]?.facts), types: changeTypesOf(identifiers, told[at]?.facts), steps: stepsOf(identifiers, told[at]?.facts, moved)})),
    };
  },
});

function onlyTests(facts: Facts | undefined): boolean {
  return facts !== undefined && facts.units.length > 0 && !facts.rest && facts.units.every(({is, was = is}) => is.test && was.test);
}
