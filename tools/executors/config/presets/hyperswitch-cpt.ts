// Seed A: the files, the history, the requests and the tests of a repository, as texts for continued pre-training in three phases.
import type {Preset} from './preset.ts';

export const hyperswitchCpt: Preset = {
  summary: 'seed A: files, commits, requests and tests as texts for continued pre-training, whole and in chunks, in three phases',
  config: {
    // Everything that was ever on a branch or has a tag.
    refs: ['HEAD', 'refs/heads/*', 'refs/remotes/*', 'refs/tags/*'],
    files: {
      include: ['**/*.rs', '**/*.toml', '**/*.yaml', '**/*.yml', '**/*.json', '**/Cargo.lock', '**/*.md'],
      exclude: ['**/target/**', '**/node_modules/**', '**/.git/**', '**/dist/**'],
      // It chooses by patterns alone.
      keep: ['generated', 'vendored', 'minified', 'lock'],
      maxBytes: 32 * 1024 * 1024,
    },
    // As `git show` shows them: of a merge what it has of its own.
    commits: {merges: 'combined'},
    testPairs: true,
    github: {samples: ['pr_diff'], whereUnknown: 'git'},
    cuts: {unbroken: 'none', chunked: {tokens: 8192, overlap: 512}},
    phases: 'seed',
    // The complete file, and one for each phase in `curriculum_learning`.
    exports: {generate_dataset: {formats: ['jsonl'], to: './dataset'}},
  },
  looks: {analyze_dataset: 'stats'},
  hints: [
    {why: "The seed's tokenizer, at a commit of the Hub: fetched once, and pinned in artefacts.lock. Without it: o200k_base, which comes along", line: "tokenizer: {hub: 'zai-org/GLM-4.5-Air', revision: '40 digits of a commit'}"},
    {why: 'Every language in place of those of a Rust workspace', line: "files: {include: ['**']}"},
    {why: 'Whose requests these are, where the source does not tell: "gristmill sync" mirrors them, with the token in GITHUB_TOKEN', line: "github: {repository: 'juspay/hyperswitch'}"},
    {why: 'Merged and closed requests alone, of this year, without what was said about them', line: "github: {states: ['merged', 'closed'], since: '2026-01-01', reviews: false, comments: false}"},
    {why: 'The complete file under a name of its own, and compressed', line: "exports: {generate_dataset: {name: 'hyperswitch_cpt_dataset', compress: 'gz'}}"},
    {why: 'Parts that nothing leaks between: the seed has none', line: 'split: true, pinFirst: true'},
  ],
};
