// Bars that are made up of parts: how much each row has of each.
import {colourScale, pictureOf, roomForNames, rowNames, withoutUnit, type Palette, type Room, type Spec} from '../spec.ts';

export interface Piece {readonly row: string; readonly part: string; readonly value: number}

export function stackedBars(all: readonly Piece[], {palette, rows, unit}: {readonly palette: Palette; readonly rows: readonly string[]; readonly unit: string}, room: Room): Spec {
  const from = roomForNames(rows, room);
  const order = new Map(palette.map(([name], at) => [name, at]));
  return pictureOf({
    width: room.width,
    height: rows.length * 40 + 44,
    layer: [
      rowNames(rows, {room: from}),
      {
        data: {values: all.map(({row, part, value}) => ({at: rows.indexOf(row), part, value, order: order.get(part) ?? 0}))},
        mark: {type: 'bar', height: {band: 0.62}, stroke: 'var(--paper)', strokeWidth: 1},
        encoding: {
          y: {field: 'at', type: 'ordinal', axis: null},
          x: {field: 'value', type: 'quantitative', title: unit, scale: {range: [from, room.width - 14]}, axis: {format: '~s', labelExpr: withoutUnit, tickCount: room.narrow ? 3 : 5, grid: true}},
          order: {field: 'order', type: 'quantitative'},
          color: {field: 'part', type: 'nominal', scale: colourScale(palette), legend: null},
        },
      },
    ],
  });
}
