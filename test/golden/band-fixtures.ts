// Fixtures of the tasks that bring texts into bands and tell which of a band to compare.
import type {Digest} from '../../graph/value/digest.ts';
import {bandCodec} from '../../stages/dataset/duplicates/bands.ts';
import {plainCopyCodec, type Copy} from '../../stages/dataset/duplicates/copy.ts';
import {firstTextCodec} from '../../stages/dataset/duplicates/equal-texts.ts';
import type {Bed} from './bed.ts';
import type {Fixture, Fixtures} from './fixture.ts';

export function bandFixtures(bed: Bed, samples: Digest): Fixtures {
  const copy = (at: number): Copy => ({hash: `h${at}`, order: `000000000000000${at % 10} ${at}`, name: `file ${at}`, at: 0, samples});
  const copies = (count: number) => Array.from({length: count}, (_, at) => copy(at));
  const given = (at: number) => bed.given(plainCopyCodec, `of a band: ${at}`, copy(at));
  const bands = Object.fromEntries([2, 3, 20].map((count) => [`of ${count}`, bed.given(bandCodec, `of ${count}`, copies(count))]));
  const first = (name: string, list: readonly string[]) => bed.given(firstTextCodec, `in bands: ${name}`, {...copy(1), count: 2, bands: list});
  return {
    'texts by band': each({none: first('none', []), one: first('one', ['0 ab']), two: first('two', ['0 ab', '1 cd'])}),
    'band of texts': {'alone': {slots: [[given(1)]]}, 'two': {slots: [[given(2), given(1)]]}, 'many': {slots: [Array.from({length: 1002}, (_, at) => given(1001 - at))]}},
    'candidates of a band': each(bands),
    'pairs of a band': each(bands),
  };
}

function each(rows: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(Object.entries(rows).map(([name, digest]) => [name, {slots: [digest]}]));
}
