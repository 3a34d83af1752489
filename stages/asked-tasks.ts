// The list of the tasks that run in threads only where a dataset asks for them. A worker imports it with the first of them.
import {anyTask, type AnyTask} from '../graph/task/task.ts';
import {factsTask} from './change/facts/facts-task.ts';
import {pairLanguages} from './change/facts/outlined-pair.ts';
import {broughtLinks, outcomeLinks} from './change/groups/brought-links.ts';
import {claimLinks} from './change/groups/claim-links.ts';
import {introducedTask} from './change/groups/introduced.ts';
import {patchIdTask} from './change/groups/patch-ids.ts';
import {requestLinks} from './change/groups/request-links.ts';
import {pairLicence} from './change/licence/pair-licence.ts';
import {refusedPair} from './change/licence/refused-pair.ts';
import {toldPair} from './change/licence/told-pair.ts';
import {measurePair} from './change/measured-pair.ts';
import {mergeEditTask} from './change/merge/merged-commits.ts';
import {chunkSamples} from './chunk/chunk-samples.ts';
import {chunkSamplesInContext} from './chunk/context/chunk-samples-in-context.ts';
import {commitReferences} from './chunk/context/commit-references-task.ts';
import {textUsageTask} from './chunk/context/text-usage.ts';
import {countChunkTypes, spliceChunks, writeChunks} from './chunk/chunk-tasks.ts';
import {fileChunks} from './chunk/file-chunks.ts';
import {semanticStructure} from './chunk/structural-chunks.ts';
import {auditCommit, auditFile} from './clean/audit.ts';
import {commitInGroup, commitSide} from './dataset/split/commit-sides.ts';
import {fileSide} from './dataset/split/file-sides.ts';
import {beforeAfter} from './commit-forms/before-after.ts';
import {cutCommit} from './commit-forms/cut-commit.ts';
import {formedCommit} from './commit-forms/formed-commit.ts';
import {longCommit} from './commit-forms/long-commit.ts';
import {packSamples} from './commitpack/pack-samples.ts';
import {splicePack, writePack} from './commitpack/pack-tasks.ts';
import {packCommit} from './commitpack/packed-commit.ts';
import {withoutBenchmarks} from './dataset/duplicates/benchmarks/without-benchmarks.ts';
import {contentsTask} from './dataset/duplicates/contents.ts';
import {likenessTask} from './dataset/duplicates/likeness.ts';
import {nearCopiesTask} from './dataset/duplicates/near-copies.ts';
import {copyRunsTask} from './dataset/duplicates/runs-of-copy.ts';
import {withoutEqual, withoutNear} from './dataset/duplicates/unique-samples.ts';
import {documentFacts} from './dataset/phases/document-facts.ts';
import {documentCommit} from './document/document-commit.ts';
import {documentMerge} from './document/document-merge.ts';
import {gatherCommitDocuments} from './document/document-shards.ts';
import {keptChanges} from './forget/kept-changes.ts';
import {identifyCommit} from './identifiers/identify-commit.ts';
import {planSample} from './identifiers/plan-sample.ts';
import {firstAsked, nextAsked} from './parse/calls/resolve/asked-names.ts';
import {callsTask} from './parse/calls/resolve/calls-task.ts';
import {usageTask} from './parse/calls/usage-task.ts';
import {outlineTask} from './parse/outline/outline-task.ts';
import {surfaceTask} from './parse/outline/surface-task.ts';
import {moduleTask} from './parse/packages/module-task.ts';
import {packageGraphTask} from './parse/packages/package-graph.ts';
import {placesTask} from './parse/packages/package-places.ts';
import {gatherPackages} from './parse/packages/packages-of.ts';
import {groupedFile} from './sample/grouped-file.ts';
import {groupedSample} from './sample/grouped-sample.ts';
import {mergeSample} from './sample/merge-sample.ts';
import {preTokensOfSamples} from './tokenize/learn/pre-tokens-of-samples.ts';
import {commitChunks} from './tokenize/structural/commit-chunks.ts';
import {countChunks} from './tokenize/structural/structural-counts.ts';
import {structuralTokensOf} from './tokenize/structural/structural-tokens.ts';

const all: readonly AnyTask[] = [
  anyTask(preTokensOfSamples), anyTask(commitChunks), anyTask(countChunks), anyTask(structuralTokensOf), anyTask(auditCommit), anyTask(auditFile), anyTask(keptChanges), anyTask(pairLicence), anyTask(refusedPair),
  anyTask(patchIdTask), anyTask(claimLinks), anyTask(requestLinks), anyTask(broughtLinks), anyTask(outcomeLinks), anyTask(groupedSample), anyTask(groupedFile), anyTask(introducedTask),
  anyTask(documentFacts), anyTask(documentCommit), anyTask(gatherCommitDocuments), anyTask(documentMerge), anyTask(mergeEditTask), anyTask(mergeSample), anyTask(outlineTask), anyTask(surfaceTask), anyTask(pairLanguages), anyTask(factsTask), anyTask(identifyCommit), anyTask(planSample),
  anyTask(fileChunks), anyTask(chunkSamples), anyTask(textUsageTask), anyTask(commitReferences), anyTask(chunkSamplesInContext), anyTask(semanticStructure), anyTask(writeChunks), anyTask(spliceChunks), anyTask(countChunkTypes),
  anyTask(formedCommit), anyTask(cutCommit), anyTask(longCommit), anyTask(beforeAfter),
  anyTask(toldPair), anyTask(measurePair), anyTask(packCommit), anyTask(packSamples), anyTask(writePack), anyTask(splicePack),
  anyTask(usageTask), anyTask(firstAsked), anyTask(nextAsked), anyTask(callsTask), anyTask(gatherPackages), anyTask(placesTask), anyTask(packageGraphTask), anyTask(moduleTask),
  anyTask(commitInGroup), anyTask(commitSide), anyTask(fileSide),
  anyTask(contentsTask), anyTask(copyRunsTask), anyTask(likenessTask), anyTask(nearCopiesTask), anyTask(withoutEqual), anyTask(withoutNear), anyTask(withoutBenchmarks),
];

export const askedTasks: ReadonlyMap<string, AnyTask> = new Map(all.map((task) => [task.name, task]));
