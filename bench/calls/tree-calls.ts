// Resolves the calls of all files under a folder, with the places of what was found: what judges are asked about.
import {readdirSync, readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {isStub} from '../../graph/value/stub.ts';
import type {PlacedUsage, Spot} from '../../stages/parse/calls/usage.ts';
import {usageReaders} from '../../stages/parse/calls/read/readers.ts';
import {usageOf} from '../../stages/parse/calls/read/usage-of.ts';
import {namesTold} from '../../stages/parse/calls/resolve/names-told.ts';
import {resolveCalls, type ResolvedCall, type Target} from '../../stages/parse/calls/resolve/resolve-calls.ts';
import {detectLanguage} from '../../stages/parse/language/detect-language.ts';
import {openSyntax} from '../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../stages/parse/outline/syntax/thread-time.ts';
import {manifestReader} from '../../stages/parse/packages/manifests.ts';
import type {PackageFacts} from '../../stages/parse/packages/package-facts.ts';
import {packageOf} from '../../stages/parse/packages/package-of.ts';
import {placesOf} from '../../stages/parse/packages/package-places.ts';
import {repositoryOf} from '../../stages/parse/packages/repository.ts';

export interface PlacedCall extends ResolvedCall {readonly path: string; readonly spot: Spot}

export interface TreeCalls {
  readonly usages: ReadonlyMap<string, PlacedUsage>;
  /** Types that are named, as calls of them; unresolved where nothing here is meant. */
  readonly uses: readonly PlacedCall[];
  readonly calls: readonly PlacedCall[];
  /** Where something is declared: overloads have several places. */
  placesOf(target: Target): readonly Spot[];
}

export async function treeCalls(folder: string, family: string): Promise<TreeCalls> {
  const syntax = openSyntax(threadTime);
  const usages = new Map<string, PlacedUsage>();
  const packages: PackageFacts[] = [];
  for (const path of filesUnder(folder)) {
    const bytes = readFileSync(join(folder, path));
    if (manifestReader(path.slice(path.lastIndexOf('/') + 1)) !== undefined) {
      const found = packageOf(path, bytes);
      if (!isStub(found)) packages.push(found);
    }
    const {language = ''} = detectLanguage(path, bytes);
    if (usageReaders.get(language ?? '')?.family !== family) continue;
    const usage = await usageOf(bytes, language ?? '', syntax);
    if (isStub(usage)) continue;
    usages.set(path, usage);
  }
  const names = namesTold([...usages].map(([path, {usage}]) => ({path, usage})));
  const repository = repositoryOf(placesOf(packages));
  const nowhere = {line: 0, column: 0};
  const nothing = {within: '', verdict: 'unresolved', targets: []} as const;
  const resolved = [...usages].map(([path, {usage, calls: spots, uses}]) => {
    const found = resolveCalls({path, usage}, repository, (bucket) => names.get(bucket) ?? []);
    return {
      calls: found.calls.map((call, at): PlacedCall => ({...call, path, spot: spots[at] ?? nowhere})),
      uses: found.uses.map((use, at): PlacedCall => ({...(use ?? nothing), kind: 'call', evidence: 'name', path, spot: uses[at] ?? nowhere})),
    };
  });
  const calls = resolved.flatMap((one) => one.calls);
  return {
    usages,
    calls,
    uses: resolved.flatMap((one) => one.uses),
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
