// Rows of what is the same whole, each cut into its parts: how a mixture is made up, measured in several ways.
import {colourScale, pictureOf, roomForNames, rowNames, type Palette, type Room, type Spec} from '../spec.ts';

export interface Part {readonly row: string; readonly part: string; readonly share: number}

export function partsOfWhole(all: readonly Part[], {palette, rows}: {readonly palette: Palette; readonly rows: readonly string[]}, room: Room): Spec {
  const from = roomForNames(rows, room);
  const placed = rows.flatMap((row, at) => {
    let end = 0;
    return all.filter((part) => part.row === row).map(({part, share}) => {
      const start = end;
      end += share;
      return {at, part, share, start, end, middle: (start + end) / 2, label: `${Math.round(share * 100)} %`};
    });
  });
  const scale = {domain: [0, 1], range: [from, room.width], nice: false};
  return pictureOf({
    width: room.width,
    height: rows.length * 44,
    layer: [
      rowNames(rows, {room: from}),
      {
        data: {values: placed},
        encoding: {y: {field: 'at', type: 'ordinal', axis: null}},
        layer: [
          {mark: {type: 'bar', height: {band: 0.72}, stroke: 'var(--paper)', strokeWidth: 2}, encoding: {x: {field: 'start', type: 'quantitative', axis: null, scale}, x2: {field: 'end'}, color: {field: 'part', type: 'nominal', scale: colourScale(palette), legend: null}}},
          // Only where there is room for it.
          {transform: [{filter: {field: 'share', gte: 44 / Math.max(1, room.width - from)}}], mark: {type: 'text', baseline: 'middle', color: 'var(--on)', fontWeight: 600}, encoding: {x: {field: 'middle', type: 'quantitative'}, text: {field: 'label'}}},
        ],
      },
    ],
  });
}
