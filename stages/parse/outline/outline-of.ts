// The outline of a clean text, or why it has none. A pure function of the text and its language.
import {isUtf8} from 'node:buffer';
import type {Stub} from '../../../graph/value/stub.ts';
import type {Language} from './language.ts';
import type {Outline} from './outline.ts';
import {outlineByPatterns} from './patterns/outline-by-patterns.ts';
import type {PatternLanguage} from './patterns/pattern-language.ts';
import type {Syntax} from './syntax/syntax.ts';
import {indentsTooDeep} from './syntax/indents-too-deep.ts';
import {nestsTooDeep} from './syntax/nests-too-deep.ts';
import {byteOffsets} from './walk/offsets.ts';
import {outlineOfTree} from './walk/outline-of-tree.ts';
import {rolesOf} from './walk/roles.ts';

/** Trees take about a hundred bytes a byte. Nobody writes longer files by hand. */
export const longestOutlined = 1024 * 1024;

export async function outlineOf(bytes: Uint8Array, language: Language | PatternLanguage, syntax: Syntax): Promise<Outline | Stub> {
  if (bytes.length > longestOutlined) return {stub: `too-large: ${bytes.length} bytes of ${language.name} to outline`};
  if (!isUtf8(bytes)) return {stub: 'not-utf-8'};
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (text.includes('\0')) return {stub: 'nul-bytes'};
  if ('lines' in language) return outlineByPatterns(text, bytes.length, language);
  if (nestsTooDeep(text) || indentsTooDeep(text)) return {stub: 'nested-too-deep'};
  const toByte = byteOffsets(text, bytes.length);
  const asked = {grammar: language.grammar, text: language.respell?.(text) ?? text, kinds: rolesOf(language).kinds};
  const outline = await syntax.read(asked, (root, nodes) => outlineOfTree(root, nodes, {text, language, toByte}));
  return 'stopped' in outline ? {stub: `unreadable: ${language.name} that ${outline.stopped}`} : outline;
}
