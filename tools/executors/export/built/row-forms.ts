// The forms in which other programs take rows of texts, a line of JSON or a row of a table each.
import {hash} from 'node:crypto';
import {extname} from 'node:path/posix';
import type {Params} from '../../../../graph/value/params.ts';
import {documentKinds} from '../../../../stages/format/native/document-file.ts';
import type {Column, Row} from '../../../../stages/format/parquet/parquet-file.ts';
import {detectLanguage} from '../../../../stages/parse/language/detect-language.ts';
import {spanBytes} from '../../../../stages/sample/samples-of.ts';
import type {Sample} from '../../../../stages/sample/sample.ts';
import {promptOf, type Lacking} from './prompt-of.ts';

/** Bumped when equal samples may be written otherwise. */
export const rowFormsVersion = 1;

export interface SampleToWrite {
  readonly sample: Sample;
  readonly text: Buffer;
  /** Of its document, and which sample of that it is. */
  readonly id: string;
  readonly at: number;
  readonly repository: string;
  /** Of the build: what stands in every row changes with every commit, so rows do not have it but where their form calls for it. */
  readonly snapshot: string;
}

export type RowForm = (written: SampleToWrite) => Lacking | Readonly<Record<string, unknown>>;

/** Texts that ask nothing, whatever of them is trained. */
const asksNothing: ReadonlySet<string> = new Set(['file', 'commit', 'pr', 'issue'] satisfies readonly (keyof typeof documentKinds)[]);

export const rowForms = {
  'prompt-completion': prompted(({prompt, completion}, metadata) => ({prompt, completion, metadata})),
  alpaca: prompted(({prompt, completion}, metadata) => ({instruction: prompt.trimEnd(), input: '', output: completion, metadata})),
  messages: prompted(({prompt, completion}, metadata) => ({messages: [{role: 'user', content: prompt.trimEnd()}, {role: 'assistant', content: completion}], metadata})),
  dolma: ({sample, text, id, at, repository}) => {
    const time = timeOf(sample);
    return {id: rowId(sample, id, at), text: text.toString('utf8'), source: repository, ...(time !== '' && {added: time, created: time}), metadata: metadataOf(sample)};
  },
} as const satisfies Readonly<Record<string, RowForm>>;

function prompted(written: (texts: {readonly prompt: string; readonly completion: string}, metadata: object) => Readonly<Record<string, unknown>>): RowForm {
  return ({sample, text}) => {
    const texts = asksNothing.has(sample.kind) ? 'no question' : promptOf(sample, text);
    return typeof texts === 'string' ? texts : written(texts, metadataOf(sample));
  };
}

export const dataPrepColumns: readonly Column[] = [
  ...['title', 'document', 'repo_name', 'contents', 'document_id', 'ext', 'hash'].map((name): Column => ({name, type: 'text', ...(name === 'repo_name' && {repeats: true})})),
  {name: 'size', type: 'number'},
  ...['date_acquired', 'snapshot', 'programming_language', 'domain'].map((name): Column => ({name, type: 'text', repeats: true})),
];

/** As IBM's data-prep-kit has rows of code. */
export function dataPrepRow({sample, text, id, at, repository, snapshot}: SampleToWrite): Row {
  const path = typeof sample.meta['path'] === 'string' ? sample.meta['path'] : '';
  const name = rowId(sample, id, at);
  const contents = sample.kind === 'file' ? withoutMarks(sample, text) : text;
  return {
    title: path === '' ? name : path,
    document: name,
    repo_name: repository,
    contents: contents.toString('utf8'),
    document_id: hash('sha256', `${repository}\0${name}`, 'hex').slice(0, 32),
    ext: extname(path),
    hash: hash('sha256', contents, 'hex'),
    size: contents.length,
    date_acquired: timeOf(sample),
    snapshot,
    programming_language: path === '' ? '' : (detectLanguage(path, contents).language ?? ''),
    domain: 'code',
  };
}

/** The file itself, without what says which it is. */
function withoutMarks({spans}: Sample, text: Buffer): Buffer {
  let at = 0;
  const pieces = spans.map((span) => {
    const piece = text.subarray(at, (at += spanBytes(span)));
    return span.kind === 'mark' ? piece.subarray(0, 0) : piece;
  });
  return Buffer.concat(pieces);
}

function rowId({kind}: Sample, id: string, at: number): string {
  return `${kind}/${id}${at === 0 ? '' : `#${at}`}`;
}

/** '' of what has no date. */
function timeOf({when: {corrected, oid}}: Sample): string {
  return oid === '' ? '' : new Date(corrected * 1000).toISOString().replace('.000Z', 'Z');
}

function metadataOf({kind, granularity, group, synthetic, meta}: Sample): Readonly<Record<string, Params>> {
  return {type: kind, granularity, group, ...(synthetic && {synthetic}), ...meta};
}
