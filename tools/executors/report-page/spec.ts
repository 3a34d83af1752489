// Descriptions of pictures in Vega-Lite's language, and what all of them have in common. Colours are names that the page gives: one picture serves light and dark.
import {shortened, textWidth} from './text-width.ts';

export type Spec = {readonly [name: string]: unknown};
export type Datum = {readonly [name: string]: number | string};

/** How wide the picture may be, and whether it is for a phone. */
export interface Room {readonly width: number; readonly narrow: boolean}

/** As many colours as people can tell apart, whatever they see; what comes behind has the last one. */
export const colours = 7;

export function colourOf(at: number): string {
  return `var(--${colourName(at)})`;
}

export function colourName(at: number): string {
  return `c${Math.min(Math.max(0, at), colours - 1)}`;
}

const text = {font: 'system-ui, sans-serif', color: 'var(--ink)'};

const config = {
  background: null,
  font: text.font,
  view: {stroke: null},
  axis: {labelColor: 'var(--soft)', titleColor: 'var(--soft)', titleFontWeight: 400, labelFontSize: 12, titleFontSize: 12, gridColor: 'var(--line)', domain: false, ticks: false, labelPadding: 6, titlePadding: 10},
  header: {labelColor: 'var(--ink)', labelFontSize: 12, title: null},
  text: {color: 'var(--ink)', fontSize: 12},
};

export function pictureOf(spec: Spec): Spec {
  return {config, padding: {left: 0, right: 0, top: 2, bottom: 2}, autosize: {type: 'fit', contains: 'padding'}, ...spec};
}

/** What things are called and which colour each has: names of the page's colours, the same in a picture and in its legend. */
export type Palette = readonly (readonly [name: string, colour: string])[];

export function colourScale(palette: Palette): Spec {
  return {domain: palette.map(([name]) => name), range: palette.map(([, colour]) => `var(--${colour})`)};
}

const rowHeight = {text: 13, gap: 10};

/** Names of rows as a column of their own in front of the picture, so that a long one takes no room from others. */
export function rowNames(names: readonly string[], {room}: {readonly room: number}): Spec {
  return {
    data: {values: names.map((name, at) => ({at, shown: shortened(name, {size: rowHeight.text, room: room - rowHeight.gap})}))},
    mark: {type: 'text', align: 'right', baseline: 'middle', fontSize: rowHeight.text, color: 'var(--ink)'},
    encoding: {y: {field: 'at', type: 'ordinal', axis: null}, x: {value: room - rowHeight.gap}, text: {field: 'shown'}},
  };
}

/** As much as the longest name needs, within reason. */
export function roomForNames(names: readonly string[], {width, narrow}: Room): number {
  return Math.min(Math.max(0, ...names.map((name) => textWidth(name, rowHeight.text))) + rowHeight.gap, Math.round(width * (narrow ? 0.42 : 0.34)));
}

/** Of an axis: nothing is nothing, not no millions. */
export const withoutUnit = "datum.value === 0 ? '0' : datum.label";
