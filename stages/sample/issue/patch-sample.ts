// From a problem to the change that solved it: SWE-bench's row as a sample, of a request that was merged.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {dateOf} from '../../discussion/date-of.ts';
import type {DiscussionRules} from '../discussion/discussion-rules.ts';
import {issuesIn} from '../discussion/issues-named.ts';
import {template} from '../discussion/spans-of.ts';
import {textedCodec} from '../discussion/texted.ts';
import {mark} from '../mark.ts';
import {partsOf} from '../request/parts.ts';
import {openRequest, opened, requestInput, sampleOfRequest, samplesWithin, spansOfPatches} from '../request/request-input.ts';
import {samplesCodec} from '../samples-codec.ts';
import {appliedFiles} from './applied-files.ts';
import {began, problemOf} from './problem.ts';
import {testParts} from './test-parts.ts';
import {testChooser} from './test-path.ts';

export const patchSample = defineTask({
  name: 'patch for a problem',
  // 2: what cannot be applied to the repository's bytes is named and not shown; the repository may say which paths are tests.
  version: 2, // it says what is no person's work, and what was edited after the merge
  input: {...requestInput, issues: joinedCodec(textedCodec, textedCodec)},
  reach: 1,
  output: samplesCodec,
  run({issues, ...input}, rules: DiscussionRules) {
    const request = openRequest(input, rules);
    if (!opened(request)) return request;
    const {document, change, patches} = request;
    if (request.merged === undefined) return {stub: 'not-merged'};
    if (change.base === '') return {stub: 'no-base'};
    const problem = problemOf(request, issuesIn(issues.refs), rules);
    const {applied, left} = appliedFiles(patches.whole);
    const {own, tests} = testParts(applied, testChooser(rules.tests));
    if (own.length === 0) return {stub: tests.length === 0 ? 'no-text' : 'only-tests'};
    const omitted = [...patches.whole.omitted, ...left];
    const {spans, parts} = partsOf([
      ['', [mark('start'), template('Problem:\n', 0)]],
      ['problem_statement', problem.spans],
      ...(rules.hints === true ? [['', [template('\n\nHints:\n', 0)]], ['hints_text', problem.hints]] as const : []),
      ['', [template('\n\nPatch:\n', 0)]],
      ['patch', spansOfPatches({files: own}, 1)],
      ['test_patch', spansOfPatches({files: tests}, 1)],
      ['', [mark('end')]],
    ]);
    const meta = {
      repo: rules.repository,
      instance_id: `${rules.repository.replaceAll('/', '__')}-${document.number}`,
      pull_number: document.number,
      issue_numbers: problem.issues,
      base_commit: change.base,
      environment_setup_commit: change.base,
      created_at: dateOf(document.at),
      version: '',
      origin: problem.origin,
      known_before: dateOf(began(request)),
      parts,
      ...(omitted.length > 0 && {omitted}),
    };
    return samplesWithin([sampleOfRequest(request, {kind: 'issue_patch', spans, meta})], rules, 'no-change');
  },
});
