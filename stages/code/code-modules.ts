// The files of a folder together: a module as most languages have it, with its files one after the other in the order of their paths.
import {defineTask} from '../../graph/task/task.ts';
import type {Piece} from '../../graph/operators/group.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {dirOf} from '../parse/licence/folder-licence.ts';
import {moduleOf} from '../parse/path-names.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {samplesOf} from '../sample/samples-of.ts';
import type {Sample, Span} from '../sample/sample.ts';
import {codeAskCodec, type CodeAsk} from './code-ask.ts';
import type {CodeRules} from './code-samples.ts';
import {cutLines} from './cut-lines.ts';

export const spreadModules = defineTask({
  name: 'module of a file of code',
  version: 1,
  input: {row: codeAskCodec},
  output: jsonCodec<readonly Piece<CodeAsk>[]>('file of code in its module'),
  light: true,
  run: ({row: {id, path, language, leaf}}): readonly Piece<CodeAsk>[] => [{bucket: folderOf(path), piece: {id, path, language, leaf}}],
});

export const gatherModule = defineTask({
  name: 'samples of a module',
  version: 1,
  input: {pieces: piecesCodec(codeAskCodec)},
  output: samplesCodec,
  run({pieces}, {maxBytes}: CodeRules) {
    const files = pieces.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const folder = folderOf(files[0]?.path ?? '');
    const parts = partsOf(files, maxBytes);
    const [first, ...more] = parts.map(({spans, paths}, at): Sample => ({
      kind: 'code',
      granularity: 'module',
      group: `folder ${folder}`,
      when: {corrected: 0, oid: ''},
      synthetic: false,
      spans,
      meta: {
        type: 'module', name: nameOf(folder), doc: '', path: folder, files: paths,
        language: [...new Set(files.filter(({path}) => paths.includes(path)).map(({language}) => language))].sort().join(', '),
        ...(parts.length > 1 && {part: at + 1, parts_in_all: parts.length}),
      },
    }));
    return first === undefined ? {stub: 'empty'} : samplesOf([first, ...more]);
  },
});

interface Part {readonly spans: Span[]; readonly paths: string[]; bytes: number}

/** Whole files as long as they fit, each under its own head; a file that fits in no part is cut before a line. */
function partsOf(files: readonly CodeAsk[], maxBytes: number): readonly Part[] {
  const parts: Part[] = [];
  for (const {path, leaf, text} of files) {
    const clean = text?.();
    if (clean === undefined || clean.encoding === 'binary') continue;
    const head = `// File: ${path}\n// Module: ${moduleOf(path)}\n\n`;
    const pieces = cutLines(clean.bytes, {from: 0, to: clean.bytes.length}, Math.max(maxBytes - Buffer.byteLength(head) - 2, maxBytes / 2));
    for (const {from, to} of pieces) {
      const end = clean.bytes[to - 1] === newline ? '\n' : '\n\n';
      const bytes = Buffer.byteLength(head) + to - from + end.length;
      let open = parts.at(-1);
      if (open === undefined || open.bytes + bytes > maxBytes) parts.push((open = {spans: [], paths: [], bytes: 0}));
      open.spans.push({kind: 'template', text: head, loss: from === 0 ? 1 : 0}, {kind: 'source', leaf, text: 'blob', from, to, loss: 1}, {kind: 'template', text: end, loss: 1});
      if (open.paths.at(-1) !== path) open.paths.push(path);
      open.bytes += bytes;
    }
  }
  return parts;
}

const newline = 0x0a;

/** Of a folder that only holds code, such as `src`, its own name. */
function nameOf(folder: string): string {
  const name = moduleOf(`${folder}/mod`);
  return name === 'mod' ? folder.slice(folder.lastIndexOf('/') + 1) : name;
}

function folderOf(path: string): string {
  return dirOf(path) || '.';
}
