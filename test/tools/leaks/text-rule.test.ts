// The search through texts against a judge that compares words: whatever memory there is, the same runs are shared, let pass and found.
import test from 'ava';
import {trainedStretches} from '../../../stages/dataset/leaks/trained-stretches.ts';
import type {Split} from '../../../stages/dataset/split/side.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Sample} from '../../../stages/sample/sample.ts';
import type {ReadDocument} from '../../../tools/executors/leaks/read-documents.ts';
import {textRule} from '../../../tools/executors/leaks/rules/text-rule.ts';
import {random, type Random} from '../../graph/rig/random.ts';

const run = 50;

/** Texts are pieces of one long one, so that they have much in common. */
function someText({int}: Random, world: readonly string[]): string {
  return Array.from({length: 1 + int(3)}, () => {
    const from = int(world.length - 60);
    return world.slice(from, from + 20 + int(120)).join(' ');
  }).join('\n');
}

function runsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => {
    const words = text.split(/\s+/);
    return words.slice(run - 1).map((_, at) => words.slice(at, at + run).join(' '));
  }));
}

function documentOf(split: Split, id: string, text: string): ReadDocument {
  const shown = Buffer.byteLength(text);
  const hidden = 'said and not trained: ';
  const sample: Sample = {kind: 'file', granularity: 'file', group: id, when: {corrected: 0, oid: ''}, synthetic: false, meta: {path: id}, spans: [
    {kind: 'template', text: hidden, loss: 1},
    {kind: 'source', leaf: `git:${id}` as Digest, text: 'blob', from: 0, to: shown, loss: 1},
    // The same again with weight 0, and a cut of ours within it.
    {kind: 'source', leaf: `git:${id}` as Digest, text: 'blob', from: 0, to: 1, loss: 0},
    {kind: 'source', leaf: `git:${id}` as Digest, text: 'blob', from: 1, to: shown, loss: 0},
  ]};
  return {split, kind: 'file', id, samples: [{sample, text: Buffer.from(`${hidden}${text}${text}`), trained: trainedStretches(sample)}]};
}

test('textRule() finds just the runs that a judge finds, in one pass or in many', async (t) => {
  const dice = random(99);
  let [found, passed] = [0, 0];
  for (let round = 0; round < 40; round++) {
    const world = Array.from({length: 400}, () => `w${dice.int(1e6)}`);
    const some = (count: number) => Array.from({length: count}, () => someText(dice, world));
    const [train, held, old] = [some(3), some(3), some(1 + dice.int(2))];
    const documents = [...train.map((text, at) => documentOf('train', `t${at}`, text)), ...held.map((text, at) => documentOf(at === 0 ? 'val' : 'test', `h${at}`, text))];
    const search = (most: number, judged = true) => textRule({
      most,
      judged,
      async *read(parts) {
        yield* documents.filter(({split}) => parts.includes(split));
      },
      old: [{cause: 'old', async *texts() {
        for (const text of old) yield {place: 'somewhere', bytes: Buffer.from(text)};
      }}],
      seen: () => {},
      advanced: () => {},
    });
    const [ofHeld, ofTrain, ofOld] = [runsOf(held), runsOf(train), runsOf(old)];
    const both = ofHeld.intersection(ofTrain);
    const leaked = both.difference(ofOld);
    const once = await search(1e6);
    t.deepEqual({heldOut: once.heldOut, shared: once.shared, passes: once.passes, let: once.exceptions.reduce((sum, {count}) => sum + count, 0)}, {heldOut: ofHeld.size, shared: both.size, passes: 1, let: both.size - leaked.size});
    t.deepEqual(once.leaks.map((leak) => leak.rule === 'text' && leak.runs).filter((runs) => runs !== 0), held.map((text) => runsOf([text]).intersection(leaked).size).filter((size) => size > 0));
    const {passes, ...often} = await search(Math.max(1, Math.floor(ofHeld.size / 5)));
    t.deepEqual({...often, passes: 1}, once);
    t.true(passes >= 5 || ofHeld.size < 10, `${passes}`);
    t.deepEqual((await search(1e6, false)).leaks, [], 'parted by chance, nothing is newer');
    found += leaked.size;
    passed += both.size - leaked.size;
  }
  t.true(found > 100 && passed > 100, `${found} ${passed}`);
});
