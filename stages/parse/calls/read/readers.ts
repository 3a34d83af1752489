// The languages whose calls are resolved: of which family each is, and who reads it. One line each.
import type {SyntaxNode} from '../../outline/syntax/syntax-node.ts';
import type {Family} from '../family.ts';
import type {PlacedUsage} from '../usage.ts';
import {readC} from './c.ts';
import {readEcma} from './ecma.ts';
import {readGo} from './go.ts';
import {readJava} from './java.ts';
import {readPython} from './python.ts';
import {readRust} from './rust.ts';

export interface UsageReader {
  readonly family: Family;
  /** Bumped when equal texts may give another usage. */
  readonly version: number;
  read(root: SyntaxNode, text: string): PlacedUsage;
}

const ecma: UsageReader = {family: 'ecma', version: 1, read: readEcma};

/** By the name of the table of languages. */
export const usageReaders: ReadonlyMap<string, UsageReader> = new Map([
  ['TypeScript', ecma],
  ['TSX', ecma],
  ['JavaScript', ecma],
  ['Python', {family: 'python', version: 1, read: readPython}],
  ['C', {family: 'c', version: 1, read: readC}],
  ['Java', {family: 'java', version: 1, read: readJava}],
  ['Go', {family: 'go', version: 1, read: readGo}],
  ['Rust', {family: 'rust', version: 1, read: readRust}],
]);
