// How the drawing looks, on a light and on a dark page. Classes and not attributes, so that the page's own choice wins.
import type {OperatorKind} from '../../../graph/operators/operator.ts';

/** One colour for a kind: readable as a band on both grounds, and told apart by people who see red and green as one, for each has its word beside it. */
export const kinds: Readonly<Record<OperatorKind, {readonly light: string; readonly dark: string; readonly means: string}>> = {
  source: {light: '#0b7a75', dark: '#3fc1b9', means: 'what the world gives'},
  map: {light: '#2f6fde', dark: '#7aa7ff', means: 'row by row'},
  join: {light: '#8a4fd0', dark: '#bf94f5', means: 'a row with those it names'},
  group: {light: '#b8577f', dark: '#ee96bb', means: 'pieces by bucket'},
  cluster: {light: '#a3473b', dark: '#f09384', means: 'connected rows'},
  fold: {light: '#9a6a00', dark: '#e0b04a', means: 'one sum of all'},
  shard: {light: '#4d7a1e', dark: '#9ccc65', means: 'ordered files'},
};

interface Shades {readonly ground: string; readonly card: string; readonly edge: string; readonly line: string; readonly ink: string; readonly quiet: string}

const light: Shades = {ground: '#ffffff', card: '#f8f9fb', edge: '#cfd5de', line: '#8b95a5', ink: '#1b2430', quiet: '#5b6675'};
const dark: Shades = {ground: '#0f1419', card: '#1a2129', edge: '#36414e', line: '#6c7a8b', ink: '#e6ebf1', quiet: '#9aa7b6'};

export function svgStyle(): string {
  return [
    "text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif}",
    '.name{font-size:14px;font-weight:600}.kind{font-weight:600}.count{font-size:12px}.task{font-size:11px}.title{font-size:16px;font-weight:600}',
    '.line{fill:none;stroke-width:1.5}.card{stroke-width:1}',
    ...shaded('light'),
    `@media (prefers-color-scheme:dark){${shaded('dark').join('')}}`,
  ].join('\n');
}

function shaded(shade: 'light' | 'dark'): readonly string[] {
  const {ground, card, edge, line, ink, quiet} = shade === 'light' ? light : dark;
  return [
    `.ground{fill:${ground}}.card{fill:${card};stroke:${edge}}.line{stroke:${line}}.tip{fill:${line}}.name,.title{fill:${ink}}.count,.task,.note{fill:${quiet}}.note{font-size:12px}`,
    ...Object.entries(kinds).map(([kind, colours]) => `.${kind}{fill:${colours[shade]}}`),
  ];
}
