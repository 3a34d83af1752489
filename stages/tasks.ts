// The list of the tasks that run in threads in every build: the one module of the domain that a worker imports for its work, until a build asks for more.
import {anyTask, type AnyTask} from '../graph/task/task.ts';
import {editTask} from './change/edits.ts';
import {noticeTask} from './dataset/notice/notice.ts';
import {spliceJsonl, writeJsonl} from './dataset/shards.ts';
import {gatherTokenShard, spliceTokenShard} from './dataset/token-shards.ts';
import {licenceTask} from './parse/licence/licence-files.ts';
import {profileTask} from './parse/profile-files.ts';
import {commitSample} from './sample/commit-sample.ts';
import {fileSample} from './sample/file-sample.ts';
import {tokensOfSamples} from './tokenize/tokens-of-samples.ts';

const all: readonly AnyTask[] = [
  anyTask(profileTask), anyTask(licenceTask), anyTask(editTask), anyTask(fileSample), anyTask(commitSample), anyTask(tokensOfSamples),
  anyTask(writeJsonl), anyTask(spliceJsonl), anyTask(noticeTask), anyTask(gatherTokenShard), anyTask(spliceTokenShard),
];

export const tasks: ReadonlyMap<string, AnyTask> = new Map(all.map((task) => [task.name, task]));
