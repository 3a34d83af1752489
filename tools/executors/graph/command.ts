// `gristmill graph`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';

export const graphCommand: Command = {
  name: 'graph',
  group: 'Look',
  summary: 'draw the pipeline, with what the last build found in each collection',
  words: {shown: '', least: 0, most: 0},
  about: 'Without a build the pipeline is drawn without counts.',
  options: [
    ...datasetOptions,
    {name: 'format', value: 'KIND', group: 'Output', help: '"svg", "mermaid" or "json" (default: by the name of FILE, else mermaid)'},
    {name: 'file', value: 'FILE', group: 'Output', help: 'where the drawing is written (default: to stdout)'},
  ],
  examples: [
    ['gristmill graph --file graph.svg', 'a drawing for a light or a dark page'],
    ['gristmill graph', 'as Mermaid, for a Markdown file'],
  ],
  async run(line, host) {
    const {runGraph} = await import('./run-graph.ts');
    return await runGraph(line, host);
  },
};
