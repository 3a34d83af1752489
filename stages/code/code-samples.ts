// A file of code as samples: the file itself, and each function, type, trait and block in it, under a head that says what it is. What is longer than the size is cut.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import type {Params} from '../../graph/value/params.ts';
import {isStub} from '../../graph/value/stub.ts';
import type {Place} from '../parse/outline/outline.ts';
import {outlineCodec} from '../parse/outline/outline-codec.ts';
import {isTestPath, moduleOf} from '../parse/path-names.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {samplesOf} from '../sample/samples-of.ts';
import type {Sample} from '../sample/sample.ts';
import {lineTable, type LineTable} from '../chunk/line-table.ts';
import {codeAskCodec, type CodeAsk} from './code-ask.ts';
import {codeUnits, type CodeUnit} from './code-unit.ts';
import {cutLines} from './cut-lines.ts';
import {docLine, fileDoc} from './doc-text.ts';
import type {Granularity} from './granularity.ts';

/** `maxBytes`: of a sample, head and code. A type, because parameters are plain data with any keys. */
export type CodeRules = {readonly maxBytes: number};

export const codeSamples = defineTask({
  name: 'samples of code',
  // 2: later parts say nothing again.
  version: 2,
  input: {code: joinedCodec(codeAskCodec, outlineCodec)},
  output: samplesCodec,
  run({code: {row: {value: ask}, refs: [outline]}}, {maxBytes}: CodeRules) {
    const text = ask.text?.();
    if (text === undefined || text.encoding === 'binary') return {stub: 'binary'};
    const {bytes} = text;
    const table = lineTable(bytes);
    const file = fileDoc(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', 0, headWindow));
    const whole: Shown = {granularity: 'file', name: ask.path, place: {from: 0, to: bytes.length}, doc: file, meta: {is_test: isTestPath(ask.path)}};
    const units = outline === undefined || isStub(outline) ? [] : codeUnits(bytes, outline.value).map(shownUnit);
    const [first, ...more] = [whole, ...units].flatMap((shown) => samplesFor(shown, {ask, bytes, table, maxBytes}));
    return first === undefined ? {stub: 'empty'} : samplesOf([first, ...more]);
  },
});

/** Of a file's head, which says what the file is for. */
const headWindow = 16 * 1024;

interface Shown {readonly granularity: Granularity; readonly name: string; readonly place: Place; readonly doc: string; readonly meta: Readonly<Record<string, Params>>}

function shownUnit({granularity, name, declaration, place, doc, attributes, container, within, methods}: CodeUnit): Shown {
  const {kind, visibility, modifiers, bases, test} = declaration;
  return {
    granularity, name, place, doc,
    meta: {
      is_public: /^(?:pub|public|export)$/.test(visibility),
      is_async: modifiers.includes('async'),
      is_unsafe: modifiers.includes('unsafe'),
      is_const: modifiers.includes('const'),
      is_test: test,
      kind,
      visibility,
      modifiers,
      attributes,
      container,
      ...(within !== undefined && {impl_of: within.type, ...(within.trait !== '' && {impl_trait: within.trait})}),
      ...(granularity === 'impl' && {impl_kind: bases.length > 0 ? 'trait' : 'inherent'}),
      ...(granularity !== 'function' && {bases, methods}),
    },
  };
}

interface Around {readonly ask: CodeAsk; readonly bytes: Uint8Array; readonly table: LineTable; readonly maxBytes: number}

function samplesFor({granularity, name, place, doc, meta}: Shown, {ask, bytes, table, maxBytes}: Around): readonly Sample[] {
  // A line of documentation that is none stands beside the text alone.
  const line = docLine(doc);
  const head = headOf({granularity, name, line: line.length > longestLine ? '' : line}, ask.path);
  // However long a path is, some code fits below it.
  const pieces = cutLines(bytes, place, Math.max(maxBytes - Buffer.byteLength(head), maxBytes / 2));
  // The parts after the first say what they are parts of, and nothing of it again.
  return pieces.map((piece, at) => ({
    kind: 'code',
    granularity,
    group: `file ${ask.path}`,
    when: {corrected: 0, oid: ''},
    synthetic: false,
    spans: [{kind: 'template', text: at === 0 ? head : headOf({granularity, name, line: ''}, ask.path), loss: at === 0 ? 1 : 0}, {kind: 'source', leaf: ask.leaf, text: 'blob', from: piece.from, to: piece.to, loss: 1}],
    meta: {
      type: granularity, name, ...(at === 0 && {...meta, doc}),
      path: ask.path,
      module: moduleOf(ask.path),
      language: ask.language,
      line_range: [table.lineOf(piece.from), table.lineOf(Math.max(piece.from, piece.to - 1))],
      byte_range: [piece.from, piece.to],
      ...(pieces.length > 1 && {part: at + 1, parts_in_all: pieces.length}),
    },
  }));
}

/** Characters of a line of documentation in a head. */
const longestLine = 1000;

/** The seed's lines. A file is named by its path alone. */
function headOf({granularity, name, line}: Pick<Shown, 'granularity' | 'name'> & {readonly line: string}, path: string): string {
  const title = granularity === 'file' ? '' : `// ${granularity[0]?.toUpperCase() ?? ''}${granularity.slice(1)}: ${name}\n`;
  return `${title}// File: ${path}\n// Module: ${moduleOf(path)}\n${line === '' ? '' : `// Doc: ${line}\n`}\n`;
}
