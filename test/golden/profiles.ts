// Profiles of files, as the tasks after profiling meet them. Spelled out, so that a change of the profiler does not show here.
import type {Profile} from '../../stages/parse/profile.ts';

const plain: Profile = {
  language: 'Rust', group: 'Rust', type: 'programming', by: 'extension', encoding: 'utf-8', size: 61, bytes: 61, lines: 4, longestLine: 33, averageLine: 15,
  generated: '', vendored: false, minified: false, lockFile: false, documentation: false, detectable: undefined, lfsPointer: false, symlink: false, submodule: false, binary: false,
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
  'everything at once': {...plain, binary: true, symlink: true, vendored: true, minified: true, generated: 'attribute', lfsPointer: true},
};
