// The list of formats. Each is loaded when it is asked for: help waits for none of them.
import type {PackRules} from '../../../stages/commitpack/pack-rules.ts';
import type {BuiltFormat} from './built/built-format.ts';
import type {RowFormat} from './built/row-files.ts';
import type {DiscussionForm} from './discussions.ts';
import type {ExportFormat} from './export-format.ts';
import type {ProductForm} from '../../../stages/format/product/product-forms.ts';
import type {IdentifiersForm} from './identifiers.ts';

export interface FormatEntry {
  readonly name: string;
  /** A line about it, for help. */
  readonly summary: string;
  /** It can write the trees that its problems start from. */
  readonly trees?: true;
  load(): Promise<BuiltFormat | ExportFormat>;
}

export const formats: readonly FormatEntry[] = [
  {name: 'commits-json', summary: "the seed's commits.json: every commit with its metadata and patches", load: async () => (await import('./commits-json.ts')).commitsJson},
  {name: 'chunks', summary: "the seed's chunks.jsonl: each declaration that a commit changed, with both sides, and chunking_stats.json", load: async () => (await import('./chunks.ts')).chunks},
  {name: 'identifiers', summary: "a file for each commit with its subject and the functions, types and the like that it adds, removes and changes, as seed B's generate.py -f sft", load: () => identifiers('sft')},
  {name: 'identifiers-json', summary: 'the same as one object a commit, with its patch beside it (-f json)', load: () => identifiers('json')},
  {name: 'identifiers-patch', summary: 'the patches alone (-f patch)', load: () => identifiers('patch')},
  {name: 'commitpack', summary: "CommitPack's rows of commits that changed one file: both sides, subject, message, language, licence", load: () => commitpack({files: 'one', filter: 'none'})},
  {name: 'commitpack-files', summary: 'the same of each file of every commit, those that came, went and were renamed among them', load: () => commitpack({files: 'all', filter: 'none'})},
  {name: 'commitpackft', summary: "CommitPack's rows whose subjects read like instructions, by CommitPackFT's rules, with how many each rule left out", load: () => commitpack({files: 'one', filter: 'commitpackft'})},
  {name: 'code', summary: 'the files as they stand, the modules they make, and the functions, types, traits and blocks in them, in three sizes: file_4k.jsonl to module_16k.jsonl', load: async () => (await import('./code.ts')).code},
  {name: 'calls', summary: 'who calls whom in the files as they stand, by file and by symbol, and which packages need which', load: async () => (await import('./calls.ts')).calls},
  {name: 'merged-dataset', summary: "the seed's merged_dataset.jsonl: what each change was asked for by, and the layers, patterns and identifiers that answer it, with statistics.json", load: () => product('merged')},
  {name: 'merged-alpaca', summary: 'the same as instruction and output', load: () => product('alpaca')},
  {name: 'merged-messages', summary: 'the same as messages of a system, a user and an assistant', load: () => product('messages')},
  {name: 'merged-completion', summary: 'the same as prompt and completion', load: () => product('completion')},
  {name: 'merged-chatml', summary: 'the same as one text in ChatML', load: () => product('chatml')},
  {name: 'merged-preference', summary: 'the same as chosen, with an answer that says nothing as rejected', load: () => product('preference')},
  {name: 'merged-rewritten', summary: 'the same in the words of a model that "product.rewrite" names, marked as synthetic', load: async () => (await import('./rewritten.ts')).rewritten},
  {name: 'swe-bench', summary: "SWE-bench's rows: the problem as it stood before anybody began, the patch that solved it, and its tests", trees: true, load: async () => (await import('./swe-bench.ts')).sweBench},
  {name: 'preferences', summary: 'a better and a worse answer to one prompt: versions of requests that were taken, and those that were turned down', load: async () => (await import('./preferences.ts')).preferences},
  {name: 'prs-jsonl', summary: "the seed's prs.jsonl: requests with their text, their patches, their commits and the issues that they close", load: () => discussions('prs')},
  {name: 'issues-jsonl', summary: "the seed's issues.jsonl", load: () => discussions('issues')},
  {name: 'summary-json', summary: "the seed's summary.json: how many requests and issues there are, and when the forge was last asked", load: () => discussions('summary')},
  {name: 'vocab-json', summary: "the seed's vocab.json: 50,257 words of its sequences of structure, and vocab_stats.json, how well they fit", load: async () => (await import('./seed-vocabulary.ts')).seedVocabulary},
  {name: 'jsonl', summary: "the dataset's records as the seed's single files: REPOSITORY_cpt_dataset.jsonl, and curriculum_learning/ with a file for each phase", load: async () => (await import('./built/jsonl.ts')).jsonlFiles},
  {name: 'txt', summary: 'nothing but their texts, each with its end', load: async () => (await import('./built/txt.ts')).txt},
  {name: 'parquet', summary: 'the records as Parquet with the same columns whatever they are of, and a card that makes them configurations of the Hub', load: async () => (await import('./built/parquet.ts')).parquet},
  {name: 'prompt-completion', summary: 'what is asked and what answers it, of every kind of sample that has both', load: () => rows('prompt-completion')},
  {name: 'alpaca', summary: 'the same as instruction and output', load: () => rows('alpaca')},
  {name: 'messages', summary: 'the same as messages of a user and an assistant', load: () => rows('messages')},
  {name: 'dolma', summary: "the texts as dolma's documents", load: async () => (await import('./built/row-files.ts')).rowLines('dolma', {packing: 'gz'})},
  {name: 'data-prep-kit', summary: "the texts as data-prep-kit's rows of code", load: async () => (await import('./built/row-files.ts')).dataPrepKit},
  {name: 'npy', summary: "the tokens of each part and phase as NumPy's arrays, with where sequences begin and what is trained", load: async () => (await import('./built/npy.ts')).npy},
  {name: 'safetensors', summary: 'the same as one file of safetensors', load: async () => (await import('./built/safetensors.ts')).safetensors},
  {name: 'nanogpt', summary: 'the tokens behind a head of 1,024 bytes, as nanoGPT, llm.c and NeMo AutoModel read them', load: async () => (await import('./built/nanogpt.ts')).nanogpt},
  {name: 'datatrove', summary: "the tokens as datatrove's .ds, .ds.index and .ds.loss", load: async () => (await import('./built/datatrove.ts')).datatrove},
  {name: 'tokens-parquet', summary: 'a row for each sequence with its tokens and which of them are trained', load: async () => (await import('./built/tokens-parquet.ts')).tokensParquet},
  {name: 'tokens-pt', summary: "the seed's tokens.pt: lists of tokens, and what each is of", load: async () => (await import('./built/tokens-pt.ts')).tokensPt},
  {name: 'windows-pt', summary: "the seed's training_data_train.pt, _val and _test: contexts, targets and their masks, with dataset_stats.json", load: async () => (await import('./built/windows-pt.ts')).windowsPt},
];

async function rows(form: RowFormat): Promise<BuiltFormat> {
  return (await import('./built/row-files.ts')).rowLines(form);
}

async function discussions(form: DiscussionForm): Promise<ExportFormat> {
  return (await import('./discussions.ts')).discussionsFormat(form);
}

async function product(form: ProductForm): Promise<ExportFormat> {
  return (await import('./product.ts')).productFormat(form);
}

async function identifiers(form: IdentifiersForm): Promise<ExportFormat> {
  return (await import('./identifiers.ts')).identifiersFormat(form);
}

async function commitpack(rules: Omit<PackRules, 'merges'>): Promise<ExportFormat> {
  return (await import('./commitpack.ts')).commitpackFormat(rules);
}

/** What an export's builds are called beside the dataset's own. */
export function exportTarget(name: string): string {
  return `export-${name}`;
}
