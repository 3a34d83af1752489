// Seed B: what changes were asked for by, and the layers, patterns and identifiers that answer it.
import type {Preset} from './preset.ts';

export const productAbstraction: Preset = {
  summary: 'seed B: what each change was asked for by, and the layers, patterns and identifiers that answer it, as prompts and responses',
  config: {
    github: {whereUnknown: 'git'},
    identifiers: {minLines: 20},
    // The seed's own limits; its answers say how many more there are.
    product: {template: 'merged', caps: {files: 3, commits: 3}},
    cut: {tokens: 4096},
    split: {method: 'time', shares: {train: 85, val: 15, test: 0}},
    pinFirst: true,
    phases: [{name: 'sft', where: {kinds: ['product', 'identifiers']}}],
    exports: {
      gather_pr_issues: {formats: ['prs-jsonl', 'issues-jsonl', 'summary-json'], to: './github_data'},
      generate: {formats: ['identifiers'], to: './commits_export', minLines: 20},
      merge_datasets: {formats: ['merged-dataset'], to: './final_dataset', oneFile: true},
    },
  },
  hints: [
    {why: 'Whose requests and issues these are, where the source does not tell: "gristmill sync" mirrors them, with the token in GITHUB_TOKEN', line: "github: {repository: 'juspay/hyperswitch'}"},
    {why: 'The recent 200 requests alone; smaller changes, too; no more than 500 samples', line: "exports: {gather_pr_issues: {maxPrs: 200}, generate: {minLines: 10}, merge_datasets: {maxSamples: 500}}"},
    {why: 'Every file and every commit in the answers', line: 'product: {caps: {}}'},
    {why: 'Layers of your own in place of those that the seed knows', line: "product: {layers: [{key: 'api', title: 'API', segments: ['api model']}]}"},
  ],
};
