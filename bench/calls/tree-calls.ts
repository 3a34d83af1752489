// Resolves the calls of all files under a folder, with the places of what was found: what judges are asked about.
import {readdirSync, readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {isStub} from '../../graph/value/stub.ts';
import type {PlacedUsage, Spot} from '../../stages/parse/calls/usage.ts';
import {usageReaders} from '../../stages/parse/calls/read/readers.ts';
import {usageOf} from '../../stages/parse/calls/read/usage-of.ts';
import type {NamePiece} from '../../stages/parse/calls/resolve/piece.ts';
import {resolveCalls, type ResolvedCall, type Target} from '../../stages/parse/calls/resolve/resolve-calls.ts';
import {spreadNames} from '../../stages/parse/calls/resolve/spread-names.ts';
import {detectLanguage} from '../../stages/parse/language/detect-language.ts';
import {openSyntax} from '../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../stages/parse/outline/syntax/thread-time.ts';
import {manifests} from '../../stages/parse/packages/manifests.ts';
import {packageOf} from '../../stages/parse/packages/package-of.ts';
import {repositoryOf} from '../../stages/parse/packages/repository.ts';

export interface PlacedCall extends ResolvedCall {readonly path: string; readonly spot: Spot}

export interface TreeCalls {
  readonly usages: ReadonlyMap<string, PlacedUsage>;
  readonly calls: readonly PlacedCall[];
  /** Where something is declared: overloads have several places. */
  placesOf(target: Target): readonly Spot[];
}

export async function treeCalls(folder: string, family: string): Promise<TreeCalls> {
  const syntax = openSyntax(threadTime);
  const usages = new Map<string, PlacedUsage>();
  const packages = [];
  const buckets = new Map<string, NamePiece[]>();
  for (const path of filesUnder(folder)) {
    const bytes = readFileSync(join(folder, path));
    if (manifests.has(path.slice(path.lastIndexOf('/') + 1))) {
      const found = packageOf(path, bytes);
      if (!isStub(found)) packages.push(found);
    }
    const {language = ''} = detectLanguage(path, bytes);
    if (usageReaders.get(language ?? '')?.family !== family) continue;
    const usage = await usageOf(bytes, language ?? '', syntax);
    if (isStub(usage)) continue;
    usages.set(path, usage);
    for (const {bucket, piece} of spreadNames(path, usage.usage)) buckets.set(bucket, [...(buckets.get(bucket) ?? []), piece]);
  }
  const repository = repositoryOf(packages);
  const calls = [...usages].flatMap(([path, {usage, calls: spots}]) => {
    const found = resolveCalls({path, usage}, repository, (bucket) => buckets.get(bucket) ?? []);
    return found.map((call, at): PlacedCall => ({...call, path, spot: spots[at] ?? {line: 0, column: 0}}));
  });
  return {
    usages,
    calls,
    placesOf({path, id, inline}) {
      const placed = usages.get(path);
      return placed === undefined ? [] : placed.usage.things.flatMap((thing, at) => (thing.id === id && thing.inline === inline ? [placed.things[at] ?? {line: 0, column: 0}] : []));
    },
  };
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !/(?:^|\/)(?:node_modules|\.git)\//.test(path))
    .sort();
}
