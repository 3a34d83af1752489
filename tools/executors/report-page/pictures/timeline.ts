// What each month brought, kinds upon each other.
import {colourScale, pictureOf, withoutUnit, type Palette, type Room, type Spec} from '../spec.ts';

export interface Month {readonly month: string; readonly kind: string; readonly value: number}

export function timeline(all: readonly Month[], {palette, unit}: {readonly palette: Palette; readonly unit: string}, {width, narrow}: Room): Spec {
  const order = new Map(palette.map(([name], at) => [name, at]));
  // Years are enough where there are several; a time line of a year or two needs its months.
  const short = new Set(all.map(({month}) => month)).size <= 18;
  return pictureOf({
    width,
    height: narrow ? 170 : 220,
    data: {values: all.map(({month, ...rest}) => ({...rest, at: `${month}-01`, order: order.get(rest.kind) ?? 0}))},
    mark: {type: 'bar', binSpacing: 0},
    encoding: {
      x: {field: 'at', type: 'temporal', timeUnit: 'utcyearmonth', title: null, scale: {type: 'utc'}, axis: {grid: false, tickCount: narrow ? 4 : 8, format: short ? '%b %Y' : '%Y', labelFlush: true, labelBound: true, labelOverlap: true}},
      y: {field: 'value', type: 'quantitative', title: unit, axis: {format: '~s', labelExpr: withoutUnit, tickCount: 4}},
      order: {field: 'order', type: 'quantitative'},
      color: {field: 'kind', type: 'nominal', scale: colourScale(palette), legend: null},
    },
  });
}
