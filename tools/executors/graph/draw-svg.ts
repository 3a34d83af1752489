// The pipeline as SVG that stands by itself: no script, no font, nothing fetched.
import type {OperatorKind} from '../../../graph/operators/operator.ts';
import {spellNumber} from '../report/spell-number.ts';
import {stubsIn, type GraphCounts, type GraphNode, type GraphPicture} from './graph-picture.ts';
import {layout, type Box, type Point} from './layout.ts';
import {kinds, svgStyle} from './svg-style.ts';

const margin = 28;
const head = 58;
const foot = 54;
const cardWidth = 210;
const [firstLine, lineHeight] = [44, 16];

export function drawSvg({root, nodes, edges}: GraphPicture): string {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const heightOf = (name: string) => heightOfCard(byName.get(name));
  const {width, height, boxes, lines} = layout(nodes.map(({name}) => name), edges, {width: cardWidth, heightOf, gap: {x: 22, y: 52}});
  const used = Object.keys(kinds).filter((kind): kind is OperatorKind => nodes.some((node) => node.kind === kind));
  const [allWidth, allHeight] = [Math.max(width + 2 * margin, legendWidth(used) + 2 * margin), height + head + foot + margin];
  const title = root === null ? 'The pipeline, not built yet' : `The pipeline and what build ${root.slice(0, 12)} holds`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${allWidth} ${allHeight}" width="${allWidth}" height="${allHeight}" role="img" aria-label="${escaped(title)}">`,
    `<style>${svgStyle()}</style>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0.8 8 4 0 7.2z"/></marker></defs>',
    `<rect class="ground" width="${allWidth}" height="${allHeight}"/>`,
    `<text class="title" x="${margin}" y="34">${escaped(title)}</text>`,
    `<g transform="translate(${Math.round((allWidth - width) / 2)} ${head})">`,
    ...lines.map(({edge, points}) => `<path class="line" marker-end="url(#tip)" d="${pathOf(points)}"><title>${escaped(`${edge.from} → ${edge.to}`)}</title></path>`),
    ...boxes.flatMap((box) => card(box, byName.get(box.name))),
    '</g>',
    ...legend(used, allHeight - 26),
    '</svg>',
    '',
  ].join('\n');
}

function heightOfCard(node: GraphNode | undefined): number {
  return firstLine + (node === undefined ? 1 : linesOf(node).length) * lineHeight - 3;
}

function card({x, y, width, height}: Box, node: GraphNode | undefined): readonly string[] {
  if (node === undefined) return [];
  const {name, kind, counts} = node;
  return [
    `<g transform="translate(${x} ${y})"><title>${escaped(`${name}: ${kinds[kind].means}${counts === null ? '' : `, ${countText(counts)}`}`)}</title>`,
    `<rect class="card" width="${width}" height="${height}" rx="8"/>`,
    `<path class="${kind}" d="M0 8a8 8 0 0 1 5-7.4V${height - 0.6}A8 8 0 0 1 0 ${height - 8}z"/>`,
    `<text class="name" x="16" y="24">${escaped(name)}</text>`,
    ...linesOf(node).map((line, at) => `<text class="${at === 0 ? 'count' : 'task'}" x="16" y="${firstLine + at * lineHeight}">${line}</text>`),
    '</g>',
  ];
}

/** What stands below the name. */
function linesOf({kind, tasks, counts}: GraphNode): readonly string[] {
  const moved = counts !== null && counts.changed !== null && counts.changed > 0 ? [`${spellNumber(counts.changed)} changed since the build before`] : [];
  return [`<tspan class="kind ${kind}">${kind}</tspan>${counts === null ? '' : escaped(` · ${countText(counts)}`)}`, ...[...moved, ...tasks.map((task) => `${task.name} · v${task.version}`)].map(escaped)];
}

function countText(counts: GraphCounts): string {
  const stubs = stubsIn(counts);
  return [`${spellNumber(counts.rows)} ${counts.rows === 1 ? 'row' : 'rows'}`, ...(stubs === 0 ? [] : [`${spellNumber(stubs)} ${stubs === 1 ? 'stub' : 'stubs'}`])].join(' · ');
}

/** Leaves and arrives straight from above, whatever lies between. */
function pathOf([first, ...rest]: readonly Point[]): string {
  if (first === undefined) return '';
  let [path, from] = [`M${first.x} ${first.y}`, first];
  for (const to of rest) {
    const middle = (from.y + to.y) / 2;
    path += from.x === to.x ? `V${to.y}` : `C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
    from = to;
  }
  return path;
}

function legendText(kind: OperatorKind): string {
  return `${kind}: ${kinds[kind].means}`;
}

/** Wide enough for any font that may stand in. */
const letter = 6.7;

function legendWidth(used: readonly OperatorKind[]): number {
  return Math.ceil(used.reduce((sum, kind) => sum + legendText(kind).length * letter + 34, 0));
}

function legend(used: readonly OperatorKind[], y: number): readonly string[] {
  let x = margin;
  return used.map((kind) => {
    const entry = `<rect class="${kind}" x="${x}" y="${y - 10}" width="11" height="11" rx="3"/><text class="note" x="${x + 18}" y="${y}">${escaped(legendText(kind))}</text>`;
    x += Math.ceil(legendText(kind).length * letter + 34);
    return entry;
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
