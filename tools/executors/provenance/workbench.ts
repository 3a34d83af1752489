// What every look at a source needs: the finished build, git on our mirror of its repository, and what the build says of its rules.
import {feedState} from '../../../graph/explain/build-side.ts';
import {defaultContext, type Context} from '../../../stages/change/diff/context.ts';
import {saltedHash} from '../../../stages/clean/redact.ts';
import {enforceRules, noRules, rulesTag} from '../../../stages/clean/rules-in-force.ts';
import {readFileState, type FileState} from '../../../stages/source/git/file-state.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import {ourMirror} from '../look/our-mirror.ts';
import {forgeFolder} from '../sync/forge-folder.ts';
import {pageFolder} from '../sync/page-folder.ts';
import {asBuilt, rulesBuilt} from '../verify/as-built.ts';
import type {HashOf} from './again/kept-stretches.ts';
import {rawWords, type RawWords} from './again/raw-words.ts';
import {auditListed, type AuditListed} from './audit-listed.ts';
import type {Repository} from './git-asked.ts';
import {originWords, type OriginWords} from './origin-words.ts';

export interface Workbench {
  readonly finished: Finished;
  readonly repository: Repository;
  /** The tag of the rules that texts were cleaned by. */
  readonly rules: string;
  readonly hashOf: HashOf;
  readonly audit: AuditListed;
  readonly context: Context;
  /** How merges are shown. */
  readonly merges: string;
  readonly files: FileState;
  /** What the pages of the forge say; none where nothing is asked of one. */
  readonly said: RawWords | undefined;
  readonly words: OriginWords;
}

export interface Asking {
  /** Where git is looked up. */
  readonly path: string;
  /** The line that builds what is gone. */
  readonly build: string;
}

export async function workbench(finished: Finished, {path, build}: Asking): Promise<Workbench> {
  const {dataset, signal} = finished;
  const mirror = await ourMirror(dataset, path);
  if (mirror === undefined) throw new LookFailure('not-found', `Could not find our mirror of "${dataset.source}": it is gone from the store`, build);
  const rules = rulesBuilt(finished.build);
  if (rules !== noRules && rules !== rulesTag(dataset.clean?.rules)) throw new LookFailure('not-found', 'Could not clean texts as the build did: "clean" of the configuration says something else now', build);
  await enforceRules(dataset.clean?.rules);
  const salt = dataset.clean?.rules.salt ?? '';
  const {commits} = asBuilt(dataset, finished.build);
  const state = await feedState(finished, finished.build, 'files');
  return {
    finished,
    repository: {...mirror, signal},
    rules,
    hashOf: (taken) => saltedHash(salt, taken),
    audit: await auditListed(dataset.out),
    context: commits.context ?? defaultContext,
    merges: commits.merges,
    files: readFileState(state ?? new Uint8Array()),
    said: dataset.forge && rawWords(pageFolder(forgeFolder(dataset.store, dataset.forge))),
    words: originWords(dataset),
  };
}
