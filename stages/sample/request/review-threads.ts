// What became of each remark on a line: the next version that was pushed, and what it changed in that file; or why nobody can tell.
import type {Remark, Thread} from '../../discussion/written.ts';
import {loginOf} from '../../discussion/login-of.ts';
import {isBot, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {isEmpty} from '../discussion/spans-of.ts';
import type {Place} from '../discussion/texted.ts';
import type {Patches} from '../patch-spans.ts';
import type {RequestPatches} from './request-commit.ts';
import type {OpenedRequest} from './request-input.ts';
import type {CommitPair} from './version-pairs.ts';

export interface Answered {readonly thread: Thread; readonly remark: Remark; readonly place: Place; readonly hunk: Place; readonly patches: Patches; readonly from: string; readonly to: string; /** The one commit that answers, where that is not all that was pushed. */ readonly by?: string}

/**
 * `unanswered`: no later version touches the file. `gone`: the version it was about is not in git any more. `upstream`: the later version stands upon
 * another commit that changed the file as well, and no single commit of it answers. `edited`: the remark may know what came of it.
 */
export type Fate = 'answered' | 'bot' | 'own' | 'hidden' | 'edited' | 'no-text' | 'gone' | 'unanswered' | 'upstream' | 'no-patch';

/** `pairs`: which commit of one version became which of the next, by move. */
export interface PairedRequest extends OpenedRequest {readonly pairs: readonly (readonly CommitPair[] | null)[]}

export function fatesOf(request: PairedRequest, rules: DiscussionRules): readonly (Answered | Exclude<Fate, 'answered'>)[] {
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

function answerTo({change: {moves, head}, facts, patches, pairs}: PairedRequest, {originalCommit, path}: Thread): Pick<Answered, 'by' | 'from' | 'patches' | 'to'> | 'gone' | 'no-patch' | 'unanswered' | 'upstream' {
  const first = moves.findIndex(({from}) => from === originalCommit);
  if (first < 0) return originalCommit === head || originalCommit === facts.head.oid ? 'unanswered' : 'gone';
  for (const [at, {from, to, upstream}] of moves.entries()) {
    if (at < first) continue;
    if (upstream.includes(path)) {
      const answer = commitOnly(pairs[at], {path, patches});
      if (answer === 'none') continue;
      return answer === 'several' ? 'upstream' : answer.patches.files.every(({hunks}) => hunks === undefined) ? 'no-patch' : {from, to, ...answer};
    }
    const changed = patches.moves[at]?.find(({change}) => change.path === path || change.oldPath === path);
    if (changed !== undefined) return changed.patches.files.every(({hunks}) => hunks === undefined) ? 'no-patch' : {from, to, patches: changed.patches};
  }
  return 'unanswered';
}

/**
 * What both versions and their bases changed is not told apart by their trees, but by their commits: a new one that nothing of the other version became
 * is an answer by itself. Where several are new, or one was written anew, no patch of theirs is of the text that was reviewed.
 */
function commitOnly(pairs: readonly CommitPair[] | null | undefined, {path, patches}: {readonly path: string; readonly patches: RequestPatches}): Pick<Answered, 'patches'> & {readonly by: string} | 'none' | 'several' {
  if (pairs === null || pairs === undefined) return 'several';
  const fileOf = (oid: string) => patches.ranged.get(oid)?.find(({change}) => change.path === path || change.oldPath === path);
  const isOf = (oid: string | undefined, paths: readonly string[]) => {
    const file = oid === undefined ? undefined : fileOf(oid);
    return file !== undefined && paths.includes(file.change.path);
  };
  const touching = pairs.filter(({old, young, paths}) => isOf(old, paths) || isOf(young, paths));
  const [only, ...more] = touching;
  if (only === undefined) return 'none';
  const file = only.young === undefined || only.old !== undefined || more.length > 0 ? undefined : fileOf(only.young);
  return file === undefined || only.young === undefined ? 'several' : {patches: file.patches, by: only.young};
}
