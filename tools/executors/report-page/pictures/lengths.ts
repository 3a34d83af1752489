// How long samples are: for each kind how many have so many tokens, in powers of two, on one scale of lengths.
import {pictureOf, withoutUnit, type Palette, type Room, type Spec} from '../spec.ts';

export interface Length {readonly kind: string; readonly from: number; readonly samples: number}

export function lengthPicture(all: readonly Length[], palette: Palette, {width, narrow}: Room): Spec {
  const steps = all.map(({from}) => from);
  const domain = range(Math.min(...steps), Math.max(...steps)).map(shortened);
  const colour = new Map(palette);
  const kinds = palette.map(([kind]) => kind).filter((kind) => all.some((length) => length.kind === kind));
  return pictureOf({
    autosize: {type: 'pad', contains: 'content'},
    data: {values: all.map(({kind, from, samples}) => ({kind, from: shortened(from), samples, colour: `var(--${colour.get(kind) ?? 'c0'})`}))},
    facet: {row: {field: 'kind', type: 'nominal', sort: kinds, header: {labelAngle: 0, labelAlign: 'left', labelAnchor: 'start', labelOrient: 'top', labelPadding: 4, labelFontWeight: 600}}},
    spacing: 10,
    spec: {
      width: width - (narrow ? 46 : 56),
      height: narrow ? 54 : 62,
      mark: {type: 'bar', width: {band: 0.86}, cornerRadiusTopLeft: 2, cornerRadiusTopRight: 2},
      encoding: {
        x: {field: 'from', type: 'ordinal', title: 'tokens of a sample, from', scale: {domain}, axis: {labelAngle: 0, labelOverlap: 'greedy'}},
        y: {field: 'samples', type: 'quantitative', title: null, axis: {tickCount: 2, format: '~s', labelExpr: withoutUnit, minExtent: narrow ? 30 : 40, maxExtent: narrow ? 30 : 40}},
        color: {field: 'colour', type: 'nominal', scale: null},
      },
    },
    resolve: {scale: {y: 'independent'}},
  });
}

function range(from: number, to: number): readonly number[] {
  const steps: number[] = [];
  for (let step = from; step <= to; step = step === 0 ? 1 : step * 2) steps.push(step);
  return steps;
}

function shortened(tokens: number): string {
  return tokens < 1024 ? String(tokens) : tokens < 1048576 ? `${tokens / 1024}k` : `${tokens / 1048576}M`;
}
