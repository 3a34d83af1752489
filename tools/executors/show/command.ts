// `gristmill show`: how it is called.
import type {Command} from '../cli/command.ts';
import {datasetOptions} from '../cli/dataset-options.ts';
import {windowsOption} from '../cli/windows-option.ts';

export const showCommand: Command = {
  name: 'show',
  group: 'Look',
  summary: 'a document with its text and where it comes from, or the rows of any collection',
  words: {shown: 'WHAT', least: 1, most: 1},
  about: [
    'WHAT is a path, a commit or the start of its name: its document.',
    'COLLECTION, such as "files": its rows, page by page.',
    'COLLECTION/ID, the id of any row, or a shard\'s file: that row.',
    '--json gives an object whose view is "document", "row", "rows", "tokens" or "window".',
    'A document is {part, collection, id, digest, stub, rule, samples, provenance, also, whole}, a sample {kind, granularity, group, when, synthetic, meta, bytes, spans, text}, a span {kind, text, of, leaf, row, from, to, loss}, and provenance {path, mode, objects, commit, shard, tokens}.',
    'Tokens are {shard, tokenizer, from, to, sequences}, a sequence {document, sample, sequence, from, to, ids, text, end, pieces}, and a piece {span, kind, text, of, leaf, row, from, to}.',
    'A window is {stream, windows, window, rules, byDocument, context, target}, context and target {from, to, padding, files, sequences}, with the sequences of tokens.',
    'A row is {collection, id, digest, stub, value, whole, also}; rows are {collection, rowsInAll, rowsBefore, rows, next}. stub says why there is no value; next and whole are lines to run.',
  ].join('\n'),
  options: [
    ...datasetOptions,
    {name: 'collection', value: 'NAME', group: 'Input', help: 'the row of this collection (default: the document, if there is one)'},
    {name: 'after', value: 'ID', group: 'Input', help: 'rows of a collection after this one'},
    {name: 'limit', value: 'N', group: 'Output', help: 'so many rows of a collection (default: 20)'},
    {name: 'token', value: 'N', group: 'Input', help: 'of a token shard: the token at this place, or those at FROM..TO, back to the bytes they come from'},
    {name: 'window', value: 'N', group: 'Input', help: 'of the stream of a token shard: the window with this number, from 0 on'},
    windowsOption,
    {name: 'by-document', group: 'Input', help: 'windows that begin with documents, each token predicted once'},
    {name: 'raw', group: 'Output', help: 'the spans only: no text is read from the repository'},
    {name: 'rendered', group: 'Output', help: 'the text only, and whole'},
  ],
  examples: [
    ['gristmill show src/main.rs', 'a file as it is in the dataset'],
    ['gristmill show src/main.rs --rendered', 'its text and nothing else'],
    ['gristmill show profiles --limit 100', 'rows of a collection'],
    ['gristmill show out/shards/ab/ab….bin --token 1200', 'where a token of a shard comes from'],
    ['gristmill show out/shards/ab/ab….bin --window 17', '2048 tokens that are given and 256 to be predicted, and of which documents they are'],
  ],
  async run(line, host) {
    const [{answer}, {showQuestion}] = await Promise.all([import('../look/answer.ts'), import('./show-question.ts')]);
    return await answer(showQuestion(host), line, host);
  },
};
