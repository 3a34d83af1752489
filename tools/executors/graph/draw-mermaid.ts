// The pipeline as Mermaid, for pages that draw it themselves.
import type {OperatorKind} from '../../../graph/operators/operator.ts';
import {spellNumber} from '../report/spell-number.ts';
import {stubsIn, type GraphNode, type GraphPicture} from './graph-picture.ts';
import {kinds} from './svg-style.ts';

/** A shape for each kind, as a card cannot be drawn. */
const shapes: Readonly<Record<OperatorKind, readonly [open: string, close: string]>> = {
  source: ['[(', ')]'],
  map: ['[', ']'],
  join: ['{{', '}}'],
  group: ['[/', '\\]'],
  cluster: ['((', '))'],
  fold: ['([', '])'],
  shard: ['[[', ']]'],
};

export function drawMermaid({nodes, edges}: GraphPicture): string {
  const ids = new Map(nodes.map(({name}, at) => [name, `c${at}`]));
  const used = Object.keys(kinds).filter((kind): kind is OperatorKind => nodes.some((node) => node.kind === kind));
  return [
    'flowchart TD',
    ...nodes.map((node) => `  ${ids.get(node.name)}${shapes[node.kind][0]}"${label(node)}"${shapes[node.kind][1]}:::${node.kind}`),
    ...edges.map(({from, to}) => `  ${ids.get(from)} --> ${ids.get(to)}`),
    ...used.map((kind) => `  classDef ${kind} stroke:${kinds[kind].light},stroke-width:2px`),
    '',
  ].join('\n');
}

function label({name, kind, tasks, counts}: GraphNode): string {
  const stubs = counts === null ? 0 : stubsIn(counts);
  const lines = [
    `<b>${escaped(name)}</b> (${kind})`,
    ...(counts === null ? [] : [`${spellNumber(counts.rows)} rows${stubs === 0 ? '' : `, ${spellNumber(stubs)} stubs`}`]),
    ...tasks.map((task) => `${escaped(task.name)} v${task.version}`),
  ];
  return lines.join('<br/>');
}

/** As Mermaid reads text in quotes: entities by their number, without the ampersand. */
function escaped(text: string): string {
  return text.replace(/[^\w .,:/+-]/g, (character) => `#${character.codePointAt(0)};`);
}
