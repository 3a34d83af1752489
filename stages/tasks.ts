// The list of all tasks that run in threads: the one module of the domain that a worker imports for its work.
import {anyTask, type AnyTask} from '../graph/task/task.ts';
import {auditCommit, auditFile} from './clean/audit.ts';
import {editTask} from './change/edits.ts';
import {broughtLinks, outcomeLinks} from './change/groups/brought-links.ts';
import {introducedTask} from './change/groups/introduced.ts';
import {claimLinks} from './change/groups/claim-links.ts';
import {patchIdTask} from './change/groups/patch-ids.ts';
import {requestLinks} from './change/groups/request-links.ts';
import {factsTask} from './change/facts/facts-task.ts';
import {pairLanguages} from './change/facts/outlined-pair.ts';
import {pairLicence} from './change/licence/pair-licence.ts';
import {refusedPair} from './change/licence/refused-pair.ts';
import {noticeTask} from './dataset/notice/notice.ts';
import {spliceJsonl, writeJsonl} from './dataset/shards.ts';
import {gatherTokenShard, spliceTokenShard} from './dataset/token-shards.ts';
import {documentCommit} from './document/document-commit.ts';
import {documentMerge} from './document/document-merge.ts';
import {gatherCommitDocuments} from './document/document-shards.ts';
import {identifyCommit} from './identifiers/identify-commit.ts';
import {keptChanges} from './forget/kept-changes.ts';
import {chunkSamples} from './chunk/chunk-samples.ts';
import {countChunkTypes, spliceChunks, writeChunks} from './chunk/chunk-tasks.ts';
import {fileChunks} from './chunk/file-chunks.ts';
import {semanticStructure} from './chunk/structural-chunks.ts';
import {firstAsked, nextAsked} from './parse/calls/resolve/asked-names.ts';
import {callsTask} from './parse/calls/resolve/calls-task.ts';
import {usageTask} from './parse/calls/usage-task.ts';
import {licenceTask} from './parse/licence/licence-files.ts';
import {outlineTask} from './parse/outline/outline-task.ts';
import {surfaceTask} from './parse/outline/surface-task.ts';
import {moduleTask} from './parse/packages/module-task.ts';
import {packageGraphTask} from './parse/packages/package-graph.ts';
import {placesTask} from './parse/packages/package-places.ts';
import {gatherPackages} from './parse/packages/packages-of.ts';
import {profileTask} from './parse/profile-files.ts';
import {mergeEditTask} from './change/merge/merged-commits.ts';
import {mergeSample} from './sample/merge-sample.ts';
import {commitSample} from './sample/commit-sample.ts';
import {fileSample} from './sample/file-sample.ts';
import {groupedFile} from './sample/grouped-file.ts';
import {groupedSample} from './sample/grouped-sample.ts';
import {preTokensOfSamples} from './tokenize/learn/pre-tokens-of-samples.ts';
import {commitChunks} from './tokenize/structural/commit-chunks.ts';
import {countChunks} from './tokenize/structural/structural-counts.ts';
import {structuralTokensOf} from './tokenize/structural/structural-tokens.ts';
import {tokensOfSamples} from './tokenize/tokens-of-samples.ts';

const all: readonly AnyTask[] = [
  anyTask(profileTask), anyTask(licenceTask), anyTask(editTask), anyTask(fileSample), anyTask(commitSample), anyTask(tokensOfSamples), anyTask(preTokensOfSamples), anyTask(writeJsonl), anyTask(spliceJsonl), anyTask(noticeTask),
  anyTask(patchIdTask), anyTask(claimLinks), anyTask(requestLinks), anyTask(broughtLinks), anyTask(outcomeLinks), anyTask(groupedSample), anyTask(groupedFile), anyTask(introducedTask),
  anyTask(gatherTokenShard), anyTask(spliceTokenShard), anyTask(commitChunks), anyTask(countChunks), anyTask(structuralTokensOf), anyTask(auditCommit), anyTask(auditFile), anyTask(keptChanges), anyTask(pairLicence), anyTask(refusedPair),
  anyTask(documentCommit), anyTask(gatherCommitDocuments), anyTask(documentMerge), anyTask(mergeEditTask), anyTask(mergeSample),
  anyTask(outlineTask), anyTask(surfaceTask), anyTask(pairLanguages), anyTask(factsTask), anyTask(identifyCommit),
  anyTask(fileChunks), anyTask(chunkSamples), anyTask(semanticStructure), anyTask(writeChunks), anyTask(spliceChunks), anyTask(countChunkTypes),
  anyTask(usageTask), anyTask(firstAsked), anyTask(nextAsked), anyTask(callsTask), anyTask(gatherPackages), anyTask(placesTask), anyTask(packageGraphTask), anyTask(moduleTask),
];

export const tasks: ReadonlyMap<string, AnyTask> = new Map(all.map((task) => [task.name, task]));
