// A problem with the patch that solved it, as SWE-bench's published data set has it: its fields in its order, and more behind them.
import {partTexts} from '../../sample/request/part-texts.ts';
import type {Body, Sample} from '../../sample/sample.ts';

/** Bumped when equal samples may be written otherwise. */
export const sweBenchVersion = 1;

/** `version`: what the project called itself at the base, where its manifest says so. Tests are never run, so which of them fail and pass is not known. */
export function sweBenchRow(sample: Sample, body: Pick<Body, 'leaves'>, version: string): object {
  const {repo, instance_id, base_commit, created_at, environment_setup_commit, pull_number, issue_numbers, origin, known_before, head, omitted} = sample.meta;
  const text = partTexts(sample, body);
  return {
    repo, instance_id, base_commit,
    patch: text('patch'),
    test_patch: text('test_patch'),
    problem_statement: text('problem_statement'),
    hints_text: text('hints_text'),
    created_at, version,
    FAIL_TO_PASS: '[]',
    PASS_TO_PASS: '[]',
    environment_setup_commit, pull_number, issue_numbers, origin, known_before,
    solved_commit: head,
    ...(omitted !== undefined && {omitted}),
  };
}
