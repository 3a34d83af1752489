// Profiles of files, as the tasks after profiling meet them. Spelled out, so that a change of the profiler does not show here.
import type {OwnLicence} from '../../stages/parse/licence/own-licence.ts';
import type {Signals} from '../../stages/parse/quality/signals.ts';
import type {Profile} from '../../stages/parse/profile.ts';

const signals: Signals = {
  characters: 61, letters: 44, alphanumerics: 45, longestEncoded: 0, encoded: 0, saysGenerated: false, configOrTest: false, noKeywords: false, fewAssignments: false, xml: false,
  widest: 33, widestAverage: 15, visible: 0, mojibake: 0, snapshot: false,
};
const saysNothing: OwnLicence = {expression: '', evidence: '', speaks: 'itself', copyrights: []};

const plain: Profile = {
  language: 'Rust', group: 'Rust', type: 'programming', by: 'extension', encoding: 'utf-8', size: 61, bytes: 61, lines: 4, longestLine: 33, averageLine: 15,
  generated: '', vendored: false, minified: false, lockFile: false, documentation: false, detectable: undefined, lfsPointer: false, symlink: false, submodule: false, binary: false, signals, licence: saysNothing, refused: '',
};

export const profiles: Readonly<Record<string, Profile>> = {
  'plain': plain,
  'from UTF-16': {...plain, language: '', group: '', type: '', by: '', encoding: 'utf-16le', size: 50, bytes: 33},
  'of a group': {...plain, language: 'TSX', group: 'TypeScript', by: 'heuristic'},
  'prose': {...plain, language: 'Markdown', group: 'Markdown', type: 'prose', by: 'name', documentation: true, detectable: true},
  'data': {...plain, language: 'JSON', group: 'JSON', type: 'data', by: 'modeline', detectable: false},
  'markup': {...plain, language: 'HTML', group: 'HTML', type: 'markup', by: 'shebang'},
  'by attribute': {...plain, by: 'attribute', encoding: 'windows-1252'},
  'damaged': {...plain, encoding: 'utf-8-damaged'},
  'empty': {...plain, size: 0, bytes: 0, lines: 0, longestLine: 0, averageLine: 0},
  'of 1000 bytes': {...plain, size: 1000, bytes: 1000},
  'of 1001 bytes': {...plain, size: 1001, bytes: 1001},
  'large': {...plain, size: 5_000_000_000, bytes: 4_999_999_999, lines: 70_000_000, longestLine: 300_000, averageLine: 71},
  'generated': {...plain, generated: 'protoc'},
  'vendored': {...plain, vendored: true},
  'minified': {...plain, minified: true},
  'lock': {...plain, lockFile: true, generated: 'Cargo.lock'},
  'lfs-pointer': {...plain, lfsPointer: true},
  'symlink': {...plain, symlink: true, size: 0, bytes: 0},
  'submodule': {...plain, submodule: true, size: 0, bytes: 0},
  'binary': {...plain, binary: true, encoding: 'binary', bytes: 0, language: '', group: '', type: '', by: ''},
  'with a licence of its own': {...plain, licence: {expression: 'MIT OR Apache-2.0', evidence: 'header', speaks: 'itself', copyrights: ['Copyright (c) 2020 Zoë', '© 2021 漢']}},
  'a licence text': {...plain, licence: {expression: 'MIT', evidence: 'text', speaks: 'as text', copyrights: ['Copyright 1999 A']}},
  'a licence text that nobody knows': {...plain, licence: {expression: '', evidence: '', speaks: 'as text', copyrights: []}},
  'metadata': {...plain, licence: {expression: 'ISC', evidence: 'metadata', speaks: 'as metadata', copyrights: []}},
  'only a copyright line': {...plain, licence: {...saysNothing, copyrights: ['(c) 2001 B']}},
  'refused': {...plain, refused: 'GPL-3.0-only'},
  'refused as unknown': {...plain, refused: 'unknown'},
  'many-lines': {...plain, lines: 100_001},
  'long-lines': {...plain, signals: {...signals, widest: 1001}},
  'long-lines on average': {...plain, lines: 10, signals: {...signals, characters: 1020}},
  'long lines of prose': {...plain, language: 'Markdown', signals: {...signals, widest: 100_000}},
  'too long lines of prose': {...plain, language: 'Markdown', signals: {...signals, widest: 100_001}},
  'says-generated': {...plain, signals: {...signals, saysGenerated: true}},
  'few-letters': {...plain, signals: {...signals, letters: 15}},
  'enough letters': {...plain, signals: {...signals, letters: 16}},
  'few letters in WebAssembly': {...plain, language: 'WebAssembly', signals: {...signals, letters: 0, alphanumerics: 16}},
  'encoded': {...plain, signals: {...signals, encoded: 31}},
  'encoded in a row': {...plain, signals: {...signals, characters: 10_000, letters: 9000, longestEncoded: 1025, encoded: 1025}},
  'data-lines': {...plain, language: 'JSON', lines: 513},
  'hidden-text': {...plain, language: 'HTML', signals: {...signals, visible: 99}},
  'snapshot': {...plain, signals: {...signals, snapshot: true}},
  'mojibake': {...plain, signals: {...signals, mojibake: 3}},
  'every sign': {...plain, signals: {...signals, saysGenerated: true, configOrTest: true, noKeywords: true, fewAssignments: true, xml: true, snapshot: true, widestAverage: 300, visible: 70_000}},
  'everything at once': {...plain, binary: true, symlink: true, vendored: true, minified: true, generated: 'attribute', lfsPointer: true},
};
