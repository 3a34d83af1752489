// `data-prep-kit`: the records as IBM's data-prep-kit has rows of code, a table a shard.
import {hash} from 'node:crypto';
import {extname} from 'node:path/posix';
import {parquetFile, parquetVersion, type Column, type Row} from '../../../../stages/format/parquet/parquet-file.ts';
import {detectLanguage} from '../../../../stages/parse/language/detect-language.ts';
import type {ShardEntry} from '../../build/manifest.ts';
import {nameOf} from '../../config/name-of.ts';
import type {BuiltExport, BuiltFormat} from './built-format.ts';
import {kindsMeant, sectionsOf} from './sections.ts';
import {textFiles} from './text-files.ts';
import {textRecords, textsKey, type TextRecord} from './text-records.ts';

const version = 1;

const columns: readonly Column[] = [
  ...['title', 'document', 'repo_name', 'contents', 'document_id', 'ext', 'hash'].map((name): Column => ({name, type: 'text', ...(name === 'repo_name' && {repeats: true})})),
  {name: 'size', type: 'number'},
  ...['date_acquired', 'snapshot', 'programming_language', 'domain'].map((name): Column => ({name, type: 'text', repeats: true})),
];

export const dataPrepKit: BuiltFormat = {
  fileName: /^[a-z][a-z0-9-]*(?:_\d{6,})?\.parquet$/,
  builtFiles(exported) {
    const {manifest, kinds, oneFile, dataset: {source}} = exported;
    return textFiles(sectionsOf(kindsMeant(manifest.shards, kinds)), oneFile).map(({name, shards}) => ({
      name: `${name}.parquet`,
      key: textsKey([version, parquetVersion, nameOf(source), snapshotOf(exported)], shards),
      content: () => parquetFile(columns, rowsOf(exported, shards)),
    }));
  },
};

async function* rowsOf(exported: BuiltExport, shards: readonly ShardEntry[]): AsyncGenerator<Row, void, undefined> {
  const about = {repository: nameOf(exported.dataset.source), snapshot: snapshotOf(exported)};
  let [last, at] = ['', 0];
  for await (const record of textRecords(exported.dataset.out, shards)) {
    const name = nameIn(record);
    // Samples of one document stand together.
    [last, at] = [name, name === last ? at + 1 : 0];
    yield rowOf(record, {...about, name: at === 0 ? name : `${name}#${at}`});
  }
}

function snapshotOf({manifest: {source: {refs}}}: BuiltExport): string {
  return refs[0]?.oid ?? '';
}

/** What a record is of, as each kind says it. */
function nameIn(record: TextRecord): string {
  const named = ['path', 'commit_hash', 'instance_id', 'pr_number', 'issue_number', 'number'].map((key) => record[key]).find((value) => typeof value === 'string' || typeof value === 'number');
  return `${String(record['type'])}/${String(named ?? hash('sha256', record.training_content, 'hex'))}`;
}

function rowOf({type, path: given, date, training_content: text}: TextRecord, {repository, snapshot, name}: {readonly repository: string; readonly snapshot: string; readonly name: string}): Row {
  const path = typeof given === 'string' ? given : '';
  // The file itself, without the line that says which it is.
  const head = `// File: ${path}\n\n`;
  const contents = type === 'file' && text.startsWith(head) ? text.slice(head.length) : text;
  const bytes = Buffer.from(contents, 'utf8');
  return {
    title: path === '' ? name : path,
    document: name,
    repo_name: repository,
    contents,
    document_id: hash('sha256', `${repository}\0${name}`, 'hex').slice(0, 32),
    ext: extname(path),
    hash: hash('sha256', bytes, 'hex'),
    size: bytes.length,
    date_acquired: typeof date === 'string' ? date : '',
    snapshot,
    programming_language: path === '' ? '' : (detectLanguage(path, bytes).language ?? ''),
    domain: 'code',
  };
}
