// What became of each remark on a line: the next version that was pushed, and what it changed in that file; or why nobody can tell.
import type {Remark, Thread} from '../../discussion/written.ts';
import {loginOf} from '../../discussion/login-of.ts';
import {isBot, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {isEmpty} from '../discussion/spans-of.ts';
import type {Place} from '../discussion/texted.ts';
import type {Patches} from '../patch-spans.ts';
import type {OpenedRequest} from './request-input.ts';

export interface Answered {readonly thread: Thread; readonly remark: Remark; readonly place: Place; readonly hunk: Place; readonly patches: Patches; readonly from: string; readonly to: string}

/**
 * `unanswered`: no later version touches the file. `gone`: the version it was about is not in git any more. `upstream`: the later version stands upon
 * another commit that changed the file as well. `edited`: the remark may know what came of it.
 */
export type Fate = 'answered' | 'bot' | 'own' | 'hidden' | 'edited' | 'no-text' | 'gone' | 'unanswered' | 'upstream' | 'no-patch';

export function fatesOf(request: OpenedRequest, rules: DiscussionRules): readonly (Answered | Exclude<Fate, 'answered'>)[] {
  return request.document.threads.map((thread, at) => {
    const [remark, places] = [thread.remarks[0], request.texts.threads[at]];
    const place = places?.remarks[0];
    if (remark === undefined || places === undefined || place === undefined || isEmpty(place)) return 'no-text';
    if (isBot(remark.by, rules)) return 'bot';
    if (loginOf(remark.by) === loginOf(request.document.by)) return 'own';
    if (remark.hidden !== undefined) return 'hidden';
    if ((remark.edited ?? remark.at) > remark.at) return 'edited';
    const answer = answerTo(request, thread);
    return typeof answer === 'string' ? answer : {thread, remark, place, hunk: places.hunk, ...answer};
  });
}

function answerTo({change: {moves, head}, facts, patches}: OpenedRequest, {originalCommit, path}: Thread): Pick<Answered, 'from' | 'patches' | 'to'> | 'gone' | 'no-patch' | 'unanswered' | 'upstream' {
  const first = moves.findIndex(({from}) => from === originalCommit);
  if (first < 0) return originalCommit === head || originalCommit === facts.head.oid ? 'unanswered' : 'gone';
  for (const [at, {from, to, upstream}] of moves.entries()) {
    if (at < first) continue;
    if (upstream.includes(path)) return 'upstream';
    const changed = patches.moves[at]?.find(({change}) => change.path === path || change.oldPath === path);
    if (changed !== undefined) return changed.patches.files.every(({hunks}) => hunks === undefined) ? 'no-patch' : {from, to, patches: changed.patches};
  }
  return 'unanswered';
}
