// Finds the declarations of an outline that the things of a usage are, by where their names stand.
import type {PlacedUsage} from '../../parse/calls/usage.ts';
import type {Declaration, Outline} from '../../parse/outline/outline.ts';
import {lineTable} from '../line-table.ts';
import type {ThingPlace} from './text-usage.ts';

export function placedThings({usage, things}: PlacedUsage, {outline: {declarations}, bytes}: {readonly outline: Outline; readonly bytes: Uint8Array}): readonly ThingPlace[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = lineTable(bytes);
  const declared = new Map<string, Declaration>();
  for (const declaration of declarations) {
    const line = table.lineOf(declaration.nameAt);
    // Columns of things are UTF-16 units, those of outlines are bytes.
    const column = text.toString('utf8', table.start(line), declaration.nameAt).length;
    declared.set(`${line}:${column}`, declaration);
  }
  return usage.things.flatMap(({id, inline, local}, at): readonly ThingPlace[] => {
    const {line, column} = things[at] ?? {line: -1, column: 0};
    const found = local ? undefined : declared.get(`${line + 1}:${column}`);
    if (found === undefined) return [];
    const {kind, from, to, doc, signature, attributes} = found;
    // From the start of its line, so that a method stands as it is indented.
    const first = table.start(table.lineOf(Math.min(from, doc?.from ?? from, ...attributes.map((place) => place.from))));
    return [{id, inline, kind, line: line + 1, whole: {from: first, to}, head: {from: first, to: Math.max(first, signature.to)}}];
  });
}
