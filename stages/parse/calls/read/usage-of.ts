// What a clean text declares and calls, with its places, or why nobody can tell. A pure function of the text and its language.
import {isUtf8} from 'node:buffer';
import type {Stub} from '../../../../graph/value/stub.ts';
import {outlinedLanguage} from '../../outline/languages.ts';
import {longestOutlined} from '../../outline/outline-of.ts';
import {indentsTooDeep} from '../../outline/syntax/indents-too-deep.ts';
import {nestsTooDeep} from '../../outline/syntax/nests-too-deep.ts';
import type {Syntax} from '../../outline/syntax/syntax.ts';
import type {PlacedUsage} from '../usage.ts';
import {usageReaders} from './readers.ts';

export async function usageOf(bytes: Uint8Array, name: string, syntax: Syntax): Promise<PlacedUsage | Stub> {
  const reader = usageReaders.get(name);
  const language = outlinedLanguage(name);
  if (reader === undefined || language === undefined) return {stub: `no calls: of ${name || 'no known language'}`};
  if (bytes.length > longestOutlined) return {stub: `no calls: ${bytes.length} bytes of ${name}`};
  if (!isUtf8(bytes)) return {stub: 'no calls: not UTF-8'};
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (text.includes('\0')) return {stub: 'no calls: NUL bytes'};
  if (nestsTooDeep(text) || indentsTooDeep(text)) return {stub: 'no calls: nested too deep'};
  const usage = await syntax.read({grammar: language.grammar, text: language.respell?.(text) ?? text, kinds: []}, (root) => reader.read(root, text));
  return 'stopped' in usage ? {stub: `no calls: ${name} that ${usage.stopped}`} : usage;
}
