// A program: writes what the fixtures of calls are asked of, from the trees with what a person says. Run by hand when the shape of a usage
// changes: what is frozen there is input, so that a task's own slip shows in its own fixtures alone.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {isStub} from '../../graph/value/stub.ts';
import {canonical, type Params} from '../../graph/value/params.ts';
import {usageOf} from '../../stages/parse/calls/read/usage-of.ts';
import type {NamePiece} from '../../stages/parse/calls/resolve/piece.ts';
import {resolveCalls} from '../../stages/parse/calls/resolve/resolve-calls.ts';
import {spreadNames} from '../../stages/parse/calls/resolve/spread-names.ts';
import type {Usage} from '../../stages/parse/calls/usage.ts';
import {detectLanguage} from '../../stages/parse/language/detect-language.ts';
import {openSyntax} from '../../stages/parse/outline/syntax/syntax.ts';
import {manifestReader} from '../../stages/parse/packages/manifests.ts';
import {packageOf} from '../../stages/parse/packages/package-of.ts';
import type {PackagePlace} from '../../stages/parse/packages/package-facts.ts';
import {repositoryOf} from '../../stages/parse/packages/repository.ts';
import {treeNames, treeOf} from '../stages/parse/calls/tree-of.ts';
import type {CallTree} from './call-trees.ts';

const syntax = openSyntax(() => 0);
const trees: Record<string, CallTree> = {};
for (const name of treeNames()) trees[name] = await frozen(name);
writeFileSync(join(import.meta.dirname, 'call-trees.json'), `${canonical(trees as unknown as Params).replaceAll('{"path"', '\n{"path"')}\n`);

async function frozen(name: string): Promise<CallTree> {
  const places: PackagePlace[] = [];
  const usages: Record<string, Usage> = {};
  const names: Record<string, NamePiece[]> = {};
  for (const {path, text} of treeOf(name)) {
    const bytes = Buffer.from(text);
    const found = manifestReader(path.slice(path.lastIndexOf('/') + 1)) !== undefined ? packageOf(path, bytes) : undefined;
    if (found !== undefined && !isStub(found)) places.push({ecosystem: found.ecosystem, entries: found.entries, folder: found.folder, name: found.name});
    const usage = await usageOf(bytes, detectLanguage(path, bytes).language ?? '', syntax);
    if (isStub(usage)) continue;
    usages[path] = usage.usage;
    for (const {bucket, piece} of spreadNames(path, usage.usage)) (names[bucket] ??= []).push(piece);
  }
  const asked: Record<string, readonly string[]> = {};
  for (const [path, usage] of Object.entries(usages)) {
    const wanted = new Set<string>();
    resolveCalls({path, usage}, repositoryOf(places), (bucket) => {
      wanted.add(bucket);
      return names[bucket] ?? [];
    });
    asked[path] = [...wanted].sort();
  }
  return {places, usages, names, asked};
}
