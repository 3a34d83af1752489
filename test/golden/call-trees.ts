// Small trees as the tasks on calls meet them: usages, names, and which names each file asks for.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {NamePiece} from '../../stages/parse/calls/resolve/piece.ts';
import type {Usage} from '../../stages/parse/calls/usage.ts';
import type {PackagePlace} from '../../stages/parse/packages/package-facts.ts';

export interface CallTree {
  readonly places: readonly PackagePlace[];
  readonly usages: Readonly<Record<string, Usage>>;
  readonly names: Readonly<Record<string, readonly NamePiece[]>>;
  readonly asked: Readonly<Record<string, readonly string[]>>;
}

export function callTrees(): Readonly<Record<string, CallTree>> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'call-trees.json'), 'utf8')) as Readonly<Record<string, CallTree>>;
}
