// Fixtures of the task that counts members of records.
import type {Params} from '../../graph/value/params.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import type {Sample} from '../../stages/sample/sample.ts';
import type {Bed} from './bed.ts';
import type {Fixture, Fixtures} from './fixture.ts';

type Meta = Readonly<Record<string, Params>>;

const metas: Readonly<Record<string, readonly [Meta, ...Meta[]]>> = {
  'no members': [{}],
  'one of each type': [{a: 'x', b: 1, c: true, d: null, e: [], f: {g: 1}}],
  'several samples': [{a: 'x'}, {a: 'y'}, {b: ''}],
  'one that is two things': [{a: 1}, {a: 'one'}, {a: [1]}, {a: null}],
  'numbers': [{a: 0}, {a: -1}, {a: 9_007_199_254_740_991}],
  'a fraction': [{a: 0.5}, {a: 2}],
  'more than a number holds': [{a: 1e300}],
  'moments and what is none': [{a: '2024-01-31'}, {a: '2024-01-31T12:00:00+02:00'}, {a: '2024-01-31 12:00Z'}, {a: '2024-01-31T12:00:00.5'}, {a: '2024'}, {a: 'on 2024-01-31'}, {a: '2024-01-31T12:00:00+02:00\n'}],
  'flags': [{a: false}, {a: true}],
  'names that JSON has words for': [{toString: 'x', constructor: 1, hasOwnProperty: null}],
  'names with blanks and without letters': [{'': 'x', 'a b': 1, '"': [2]}],
  'lists of lists': [{a: [[1, [2]], []]}, {a: [{}]}],
};

export function fieldFixtures(bed: Bed): Fixtures {
  const fixture = ([name, list]: readonly [string, readonly [Meta, ...Meta[]]]): [string, Fixture] => {
    const [first, ...others] = list;
    return [name, {slots: [bed.given(samplesCodec, `fields: ${name}`, samplesOf([sampleWith(first), ...others.map(sampleWith)]))]}];
  };
  return {'tally of fields': Object.fromEntries(Object.entries(metas).map(fixture))};
}

function sampleWith(meta: Meta): Sample {
  return {kind: 'file', granularity: 'file', group: 'g', when: {corrected: 0, oid: ''}, synthetic: false, spans: [{kind: 'template', text: 'text', loss: 1}], meta};
}
