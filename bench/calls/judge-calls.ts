// Compares what calls are resolved to with what a language server says of the same places.
import {readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {languageServer, type LanguageServer, type Location} from './language-server.ts';
import {treeCalls, type PlacedCall, type TreeCalls} from './tree-calls.ts';

export interface Judged {
  readonly asked: number;
  /** Calls of definitions in the repository, by the judge. */
  readonly relevant: number;
  readonly resolved: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

export interface Judge {readonly command: readonly string[]; readonly options?: unknown; readonly family: string}

export async function judgeCalls(folder: string, {command, options, family}: Judge, {most, of}: {readonly most: number; readonly of: 'calls' | 'uses'}): Promise<Judged> {
  const tree = await treeCalls(folder, family);
  const server = await languageServer(command, folder, options);
  try {
    return await compare(folder, {...tree, calls: tree[of]}, {server, most});
  } finally {
    server.close();
  }
}

async function compare(folder: string, tree: TreeCalls, {server, most}: {readonly server: LanguageServer; readonly most: number}): Promise<Judged> {
  const sample = spread(tree.calls.filter(({kind}) => kind !== 'macro'), most);
  const missed: string[] = [];
  const wrong: string[] = [];
  let [asked, relevant, resolved, right] = [0, 0, 0, 0];
  for (const call of sample) {
    const said = await server.definitions(join(folder, call.path), call.spot.line, call.spot.column);
    // What the judge does not know either cannot be judged.
    if (said.length === 0) continue;
    const inside = await declared(folder, said, server);
    // A parameter or a local variable is what the judge stops at: what is called through it, it does not tell.
    if (inside.length === 0 && said.some(({path}) => !isOutside(folder, path))) continue;
    asked++;
    if (inside.length > 0) relevant++;
    const isResolved = call.verdict === 'resolved';
    const isRight = isResolved && call.targets.some((target) => inside.some((one) => one.path === target.path && tree.placesOf(target).concat(within(tree, target)).some(({line}) => line === one.line)));
    if (isResolved) resolved++;
    if (isRight) right++;
    else if (isResolved) wrong.push(line(call, said, folder));
    else if (inside.length > 0) missed.push(line(call, said, folder));
  }
  return {asked, relevant, resolved, right, precision: right / Math.max(1, resolved), recall: right / Math.max(1, relevant), missed, wrong};
}

/** A class is called by its constructor, and both are meant. */
function within(tree: TreeCalls, {id, ...target}: Parameters<TreeCalls['placesOf']>[0]): ReturnType<TreeCalls['placesOf']> {
  return ['constructor', '__init__', '__new__'].flatMap((name) => tree.placesOf({...target, id: `${id}.${name}`}));
}

async function declared(folder: string, said: readonly Location[], server: LanguageServer): Promise<readonly Location[]> {
  const found: Location[] = [];
  for (const {path, line: at, column} of said) {
    const here = relative(folder, path);
    if (isOutside(folder, path)) continue;
    // What is brought in from a package that is not there ends at its import.
    if (/^\s*(?:import\b|\}? *from\b)/.test(readFileSync(path, 'utf8').split('\n')[at] ?? '')) continue;
    if ((await server.symbols(path)).has(`${at}:${column}`)) found.push({path: here, line: at, column});
  }
  return found;
}

function isOutside(folder: string, path: string): boolean {
  const here = relative(folder, path);
  return here.startsWith('..') || here.includes('node_modules/');
}

/** Some of a list, evenly. */
function spread<T>(list: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, list.length / most);
  return Array.from({length: Math.min(most, list.length)}, (_, at) => list[Math.floor(at * step)]).filter((one) => one !== undefined);
}

function line({path, spot, verdict, evidence, targets}: PlacedCall, said: readonly Location[], folder: string): string {
  const ours = targets.slice(0, 2).map((target) => `${target.path}#${target.id}`).join(' | ');
  return `${path}:${spot.line + 1}:${spot.column + 1} ${verdict} ${evidence} [${ours}] judge: ${said.map((one) => `${relative(folder, one.path)}:${one.line + 1}`).join(' | ')}`;
}
