// All fixtures. A task of the pipeline that has none here fails the gate.
import {auditFixtures} from './audit-fixtures.ts';
import type {Bed} from './bed.ts';
import {chunkFixtures} from './chunk-fixtures.ts';
import {callFixtures} from './call-fixtures.ts';
import {commitFixtures} from './commit-fixtures.ts';
import {contextFixtures, graphFixtures} from './context-fixtures.ts';
import {cutFixtures} from './cut-fixtures.ts';
import {datasetFixtures} from './dataset-fixtures.ts';
import {discussionSplitFixtures} from './discussion-split-fixtures.ts';
import {discussionFixtures} from './discussion-fixtures.ts';
import {documentFixtures} from './document-fixtures.ts';
import {duplicateFixtures} from './duplicate-fixtures.ts';
import {factsFixtures} from './facts-fixtures.ts';
import {fileFixtures} from './file-fixtures.ts';
import {forgetFixtures} from './forget-fixtures.ts';
import {groupFixtures} from './group-fixtures.ts';
import {structureFixtures} from './structure-fixtures.ts';
import type {Fixtures} from './fixture.ts';
import {figureFixtures} from './figure-fixtures.ts';
import {identifierFixtures} from './identifier-fixtures.ts';
import {discussedFixtures} from './discussed-fixtures.ts';
import {issueGroupFixtures} from './issue-group-fixtures.ts';
import {issueLinkFixtures} from './issue-link-fixtures.ts';
import {itemFixtures} from './item-fixtures.ts';
import {licensedHistoryFixtures} from './licensed-history-fixtures.ts';
import {linkedRequestFixtures} from './linked-request-fixtures.ts';
import {licenceFixtures} from './licence-fixtures.ts';
import {outlineFixtures} from './outline-fixtures.ts';
import {mergeFixtures} from './merge-fixtures.ts';
import {codeFixtures} from './code-fixtures.ts';
import {formFixtures} from './form-fixtures.ts';
import {packFixtures} from './pack-fixtures.ts';
import {partedFixtures} from './parted-fixtures.ts';
import {phaseFixtures} from './phase-fixtures.ts';
import {packageFixtures} from './package-fixtures.ts';
import {problemFixtures} from './problem-fixtures.ts';
import {productFixtures} from './product-fixtures.ts';
import {repetitionFixtures} from './repetition-fixtures.ts';
import {splitTreeFixtures} from './split-tree-fixtures.ts';
import {rivalFixtures} from './rival-fixtures.ts';
import {splitFixtures} from './split-fixtures.ts';
import {testPairFixtures} from './test-pair-fixtures.ts';
import {vocabularyFixtures} from './vocabulary-fixtures.ts';

export function fixturesOn(bed: Bed): Fixtures {
  const [groups, issueGroups] = [groupFixtures(bed), issueGroupFixtures(bed)];
  return {
    ...fileFixtures(bed),
    ...discussionSplitFixtures(bed),
    ...splitTreeFixtures(bed),
    ...licenceFixtures(bed),
    ...licensedHistoryFixtures(bed),
    ...commitFixtures(bed),
    ...datasetFixtures(bed),
    ...structureFixtures(bed),
    ...cutFixtures(bed),
    ...vocabularyFixtures(bed),
    ...auditFixtures(bed),
    ...forgetFixtures(bed),
    ...documentFixtures(bed),
    ...outlineFixtures(bed),
    ...factsFixtures(bed),
    ...chunkFixtures(bed),
    ...identifierFixtures(bed),
    ...groupFixtures(bed),
    ...linkedRequestFixtures(bed),
    ...groups,
    ...callFixtures(bed),
    ...packageFixtures(bed),
    ...mergeFixtures(bed),
    ...splitFixtures(bed),
    ...partedFixtures(bed),
    ...phaseFixtures(bed),
    ...figureFixtures(bed),
    ...packFixtures(bed),
    ...formFixtures(bed),
    ...codeFixtures(bed),
    ...duplicateFixtures(bed),
    ...repetitionFixtures(bed),
    ...testPairFixtures(bed),
    ...contextFixtures(bed),
    ...graphFixtures(bed),
    ...productFixtures(bed),
    ...problemFixtures(bed),
    ...itemFixtures(bed),
    ...issueLinkFixtures(bed),
    ...issueGroups,
    'members of a change group': {...groups['members of a change group'], ...issueGroups['members of a change group']},
    'tally of change groups': {...groups['tally of change groups'], ...issueGroups['tally of change groups']},
    ...discussionFixtures(bed),
    ...discussedFixtures(bed),
    ...rivalFixtures(bed),
  };
}
