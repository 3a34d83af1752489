// One bar for each row, the largest first, with its number at its end.
import {pictureOf, roomForNames, rowNames, type Room, type Spec} from '../spec.ts';
import {textWidth} from '../text-width.ts';

export interface Bar {readonly name: string; readonly value: number; readonly label: string; readonly colour?: string}

const gap = 8;

export function bars(all: readonly Bar[], room: Room): Spec {
  const names = all.map(({name}) => name);
  const from = roomForNames(names, room);
  const most = Math.max(...all.map(({value}) => value), 0);
  // Behind the longest bar there is room for what it says.
  const to = room.width - Math.max(...all.map(({label}) => textWidth(label, 12)), 0) - gap;
  const x = {field: 'value', type: 'quantitative', axis: null, scale: {domain: [0, most === 0 ? 1 : most], range: [from, Math.max(from + 20, to)], nice: false}};
  return pictureOf({
    width: room.width,
    height: all.length * 26,
    layer: [
      rowNames(names, {room: from}),
      {
        data: {values: all.map(({value, label, colour = 'c0'}, at) => ({at, value, label, colour: `var(--${colour})`}))},
        encoding: {y: {field: 'at', type: 'ordinal', axis: null}, x},
        layer: [
          {mark: {type: 'bar', cornerRadiusEnd: 3, height: {band: 0.72}}, encoding: {color: {field: 'colour', type: 'nominal', scale: null}}},
          {mark: {type: 'text', align: 'left', baseline: 'middle', dx: gap, color: 'var(--soft)'}, encoding: {text: {field: 'label'}}},
        ],
      },
    ],
  });
}
