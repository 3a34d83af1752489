// The list of the tasks that run in threads only where a dataset asks for them. A worker imports it with the first of them.
import {anyTask, type AnyTask} from '../graph/task/task.ts';
import {factsTask} from './change/facts/facts-task.ts';
import {pairLanguages} from './change/facts/outlined-pair.ts';
import {broughtLinks, outcomeLinks} from './change/groups/brought-links.ts';
import {discussionLinks, requestMatched} from './change/groups/discussion-links.ts';
import {claimLinks} from './change/groups/claim-links.ts';
import {closingLinks} from './change/groups/issue-links.ts';
import {introducedTask} from './change/groups/introduced.ts';
import {patchIdTask} from './change/groups/patch-ids.ts';
import {requestLinked} from './change/groups/linked-requests.ts';
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
import {commitInGroup, commitSide, fileInGroup, withRequests} from './dataset/split/commit-sides.ts';
import {discussionAlone, lastOfRequests} from './dataset/split/discussion-alone.ts';
import {discussionInGroup, discussionSide} from './dataset/split/discussion-sides.ts';
import {fileSide} from './dataset/split/file-sides.ts';
import {partedDocument} from './dataset/split/parted-groups.ts';
import {trainingSide} from './dataset/split/training-side.ts';
import {codeSamples} from './code/code-samples.ts';
import {gatherModule} from './code/code-modules.ts';
import {countCode, pickCode, spliceCode, writeCode} from './code/code-tasks.ts';
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
import {figureTasks} from './figure-tasks.ts';
import {hunkSides, hunkSidesOfMerges} from './dataset/repetition/hunk-sides.ts';
import {placesOfPatches, placesOfTexts} from './dataset/repetition/places-task.ts';
import {countRepeats} from './dataset/repetition/repeated.ts';
import {withinBudget} from './dataset/repetition/within-budget.ts';
import {cleanDiscussion} from './discussion/clean-discussion.ts';
import {gatherDiscussion} from './discussion/gather-discussion.ts';
import {templatesOfBegun} from './discussion/template/begun.ts';
import {readTemplate} from './discussion/template/template-text.ts';
import {documentFacts} from './dataset/phases/document-facts.ts';
import {recordTask} from './discussion/export/discussion-export.ts';
import {discussionClaims, issueLinks} from './discussion/links/link-tasks.ts';
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
import {textedTask} from './sample/discussion/texted.ts';
import {issueSample} from './sample/issue/issue-sample.ts';
import {patchSample} from './sample/issue/patch-sample.ts';
import {descriptionSample} from './sample/request/description-sample.ts';
import {fixSample} from './sample/request/fix-sample.ts';
import {prDiffSample} from './sample/request/pr-diff-sample.ts';
import {preferenceSample} from './sample/request/preference-sample.ts';
import {preferredAnswers} from './sample/request/preferred-answers.ts';
import {rivalsOf} from './sample/request/rivals.ts';
import {requestPatch} from './sample/request/request-patch.ts';
import {baseCode} from './sample/request/base-code.ts';
import {starcoderRequest, starcoderRequestOnBase} from './sample/request/starcoder-request.ts';
import {rebased, versionPairs} from './sample/request/version-pairs.ts';
import {verdictSample} from './sample/request/verdict-sample.ts';
import {groupedDiscussion} from './sample/grouped-discussion.ts';
import {callsOfItsTree, callersOfItsTree} from './split-trees.ts';
import {groupedFile} from './sample/grouped-file.ts';
import {groupedSample} from './sample/grouped-sample.ts';
import {graphedFile} from './sample/graph/graphed-file.ts';
import {discussedSample, discussedSampleInPart} from './product/discussed-sample.ts';
import {issuesAsked} from './product/statement/discussions-asked.ts';
import {posedSample} from './product/problems/posed-sample.ts';
import {placeProblem} from './product/problems/problem-pieces.ts';
import {planCommit} from './product/plan/plan-commit.ts';
import {placePlan} from './product/plan/plan-piece.ts';
import {gatherChange} from './product/plan/product-change.ts';
import {productSample} from './product/product-sample.ts';
import {changeSide} from './product/product-side.ts';
import {countProduct, writeProduct} from './product/product-tasks.ts';
import {agedFile, pairedFile, pairsOfItsTree, pairsOfVersion} from './sample/test-pair/paired-file.ts';
import {fileScopes, importedFiles} from './sample/test-pair/imported-files.ts';
import {pairedInPart} from './sample/test-pair/paired-in-part.ts';
import {fileToPair, withInlineTests} from './sample/test-pair/file-to-pair.ts';
import {pairingTask} from './sample/test-pair/pairing.ts';
import {testPairSamples} from './sample/test-pair/test-pair-samples.ts';
import {mergeSample} from './sample/merge-sample.ts';
import {cutOutlinedTokens, cutStructure, cutTokens} from './tokenize/cut/cut-tasks.ts';
import {preTokensOfSamples} from './tokenize/learn/pre-tokens-of-samples.ts';
import {auditItem} from './source/github/audit-item.ts';
import {commitChunks} from './tokenize/structural/commit-chunks.ts';
import {countChunks} from './tokenize/structural/structural-counts.ts';
import {structureFacts} from './tokenize/structural/structure-facts.ts';
import {structuralTokensOf} from './tokenize/structural/structural-tokens.ts';

const all: readonly AnyTask[] = [
  anyTask(preTokensOfSamples), anyTask(commitChunks), anyTask(countChunks), anyTask(structuralTokensOf), anyTask(structureFacts), anyTask(cutTokens), anyTask(cutOutlinedTokens), anyTask(cutStructure), anyTask(auditCommit), anyTask(auditFile), anyTask(auditItem), anyTask(keptChanges), anyTask(pairLicence), anyTask(refusedPair),
  anyTask(patchIdTask), anyTask(claimLinks), anyTask(requestLinks), anyTask(broughtLinks), anyTask(outcomeLinks), anyTask(groupedSample), anyTask(groupedFile), anyTask(groupedDiscussion), anyTask(closingLinks), anyTask(graphedFile), anyTask(introducedTask),
  anyTask(documentFacts), anyTask(documentCommit), anyTask(gatherCommitDocuments), anyTask(documentMerge), anyTask(mergeEditTask), anyTask(mergeSample), anyTask(outlineTask), anyTask(surfaceTask), anyTask(pairLanguages), anyTask(factsTask), anyTask(identifyCommit), anyTask(planSample),
  anyTask(fileChunks), anyTask(chunkSamples), anyTask(textUsageTask), anyTask(commitReferences), anyTask(chunkSamplesInContext), anyTask(semanticStructure), anyTask(writeChunks), anyTask(spliceChunks), anyTask(countChunkTypes),
  anyTask(formedCommit), anyTask(cutCommit), anyTask(longCommit), anyTask(beforeAfter),
  anyTask(codeSamples), anyTask(pickCode), anyTask(writeCode), anyTask(spliceCode), anyTask(countCode), anyTask(gatherModule),
  anyTask(toldPair), anyTask(measurePair), anyTask(packCommit), anyTask(packSamples), anyTask(writePack), anyTask(splicePack),
  anyTask(usageTask), anyTask(firstAsked), anyTask(nextAsked), anyTask(callsTask), anyTask(gatherPackages), anyTask(placesTask), anyTask(packageGraphTask), anyTask(moduleTask),
  anyTask(commitInGroup), anyTask(commitSide), anyTask(fileInGroup), anyTask(fileSide), anyTask(partedDocument), anyTask(withRequests), anyTask(discussionAlone), anyTask(lastOfRequests), anyTask(discussionInGroup), anyTask(discussionSide), anyTask(changeSide), anyTask(trainingSide), anyTask(discussedSampleInPart),
  anyTask(discussionLinks), anyTask(requestMatched), anyTask(requestLinked), anyTask(gatherDiscussion), anyTask(cleanDiscussion), anyTask(templatesOfBegun), anyTask(readTemplate),
  anyTask(contentsTask), anyTask(copyRunsTask), anyTask(likenessTask), anyTask(nearCopiesTask), anyTask(withoutEqual), anyTask(withoutNear), anyTask(withoutBenchmarks),
  anyTask(hunkSides), anyTask(hunkSidesOfMerges), anyTask(placesOfTexts), anyTask(placesOfPatches), anyTask(countRepeats), anyTask(withinBudget),
  anyTask(planCommit), anyTask(placePlan), anyTask(gatherChange), anyTask(productSample), anyTask(discussedSample), anyTask(posedSample), anyTask(placeProblem), anyTask(issuesAsked), anyTask(writeProduct), anyTask(countProduct),
  anyTask(fileToPair), anyTask(withInlineTests), anyTask(pairingTask), anyTask(testPairSamples), anyTask(pairedInPart), anyTask(fileScopes), anyTask(importedFiles), anyTask(agedFile), anyTask(pairedFile), anyTask(pairsOfItsTree), anyTask(pairsOfVersion), anyTask(callsOfItsTree), anyTask(callersOfItsTree),
  anyTask(textedTask), anyTask(issueSample), anyTask(patchSample), anyTask(descriptionSample), anyTask(fixSample), anyTask(rebased), anyTask(versionPairs), anyTask(prDiffSample), anyTask(preferenceSample), anyTask(preferredAnswers), anyTask(rivalsOf), anyTask(starcoderRequest), anyTask(starcoderRequestOnBase), anyTask(baseCode), anyTask(verdictSample),
  anyTask(recordTask), anyTask(requestPatch), anyTask(discussionClaims), anyTask(issueLinks),
];

export const askedTasks: ReadonlyMap<string, AnyTask> = new Map([...figureTasks, ...all.map((task) => [task.name, task] as const)]);
