// Why the rows that a word means were built again or reused.
import {rootOf, type Compared} from '../../../graph/explain/build-side.ts';
import {explainBehind} from '../../../graph/explain/explain-behind.ts';
import {explainRow, type RowStory} from '../../../graph/explain/explain-row.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import {buildBack, distinctBuilds} from '../look/build-of-history.ts';
import {codecOf} from '../look/codec-of.ts';
import {datasetLine} from '../look/dataset-line.ts';
import {droppingRule} from '../look/dropping-rule.ts';
import {findRows} from '../look/find-rows.ts';
import {LookFailure} from '../look/look-failure.ts';
import type {Question} from '../look/question.ts';
import {readRows} from '../look/read-rows.ts';
import {spellId} from '../look/row-id.ts';
import {sayAgain} from '../look/say-again.ts';
import {sourceMove} from '../look/source-move.ts';
import {wholeNumber} from '../look/whole-number.ts';
import type {Explained, ExplainedRow, MemberChange} from './explained.ts';
import {memberChanges} from './member-changes.ts';
import {printExplained} from './print-explained.ts';

const followed = {most: 40, breadth: 4};
const mostInputs = 8;
const mostMembers = 8;

export const explainQuestion: Question<Explained> = {
  async ask(finished, line) {
    const back = wholeNumber(line, {name: 'build', least: 0, most: 1_000_000, otherwise: 0}, 'explain');
    const [after, before] = [await buildBack(finished, back), await buildBack(finished, back + 1)];
    if (after === undefined) throw new LookFailure('not-found', `Could not go back ${back} builds: ${distinctBuilds(finished).length} are kept`, sayAgain(line, line.words[0] ?? 'WHAT').replace(/ --build[ =]\S+/, ''));
    const compared: Compared = {...finished, before, after};
    const sides = before === undefined ? [after] : [after, before];
    const {id, collections} = await findRows(finished, {sides, word: line.words[0] ?? '', again: (word) => sayAgain(line, word), overview: datasetLine('stats', line)});
    const stories: RowStory[] = [];
    for (const collection of collections) stories.push(await explainRow(compared, {collection, id}));
    const behind = await explainBehind(compared, stories, followed);
    const told = (story: RowStory) => tell(compared, story);
    return {build: after.root, before: before?.root ?? null, id: spellId(id), rows: await Promise.all(stories.map(told)), behind: await Promise.all(behind.map(told))};
  },
  print: printExplained,
};

async function tell(compared: Compared, story: RowStory): Promise<ExplainedRow> {
  const {collection, id, move, reason, before, after, making, inputs, stoppedAt} = story;
  const stub = stubReason(after ?? before);
  return {
    collection,
    id: spellId(id),
    move,
    reason,
    before: before ?? null,
    after: after ?? null,
    stub,
    rule: stub === null ? null : droppingRule(stub, {id, making: rootOf(after === undefined ? compared.before : compared.after, collection)?.making ?? []}),
    making,
    inputs: inputs.slice(0, mostInputs).map((input) => ({collection: input.collection, id: spellId(input.id), role: input.role, before: input.before ?? null, after: input.after ?? null})),
    inputsInAll: inputs.length,
    values: move === 'changed' ? await valuesOf(compared, story) : [],
    source: reason === 'source' ? await sourceMove(compared, collection) : null,
    stoppedAt: stoppedAt.map((row) => ({collection: row.collection, id: spellId(row.id)})),
  };
}

async function valuesOf(compared: Compared, {collection, before, after}: RowStory): Promise<readonly MemberChange[]> {
  const kind = compared.after.plan.operators.find(({name}) => name === collection)?.kind;
  const [was, is] = [compared.before, compared.after].map((side) => (side === undefined ? undefined : codecOf(side, collection)));
  // A joined row holds nothing but what its inputs tell already.
  if (kind === 'join' || was === undefined || is === undefined || before === undefined || after === undefined) return [];
  const [[old], [now]] = [await readRows(compared, was, [before]), await readRows(compared, is, [after])];
  return old === undefined || now === undefined ? [] : memberChanges(old, now).slice(0, mostMembers);
}

function stubReason(digest: Digest | undefined): string | null {
  return digest === undefined ? null : (stubOf(digest)?.stub ?? null);
}
