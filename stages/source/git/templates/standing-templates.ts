// Which templates stand in a tree, from the names at its top: trees are read by name, each once, however many commits have it.
import {objectBytes} from '../object-bytes.ts';
import type {ObjectReader} from '../object-reader.ts';
import {treeObject} from '../tree-object.ts';
import type {TopChange} from './line-changes.ts';
import {holdsTemplates, isAmongTemplates, isForm, isTemplate, mayHoldTemplates, type Templated} from './template-place.ts';

export interface Standing {readonly kind: Templated; readonly blob: string; readonly form: boolean; readonly path: string}

type Entry = {readonly name: string; readonly oid: string; readonly folder: boolean};

/** How many trees are remembered. */
const mostTrees = 10_000;

export interface StandingTemplates {
  /** Whether anything that matters moved. */
  take(changes: readonly TopChange[]): boolean;
  /** All that stand now. */
  standing(signal: AbortSignal): Promise<readonly Standing[]>;
}

/** `top`: how the tree begins. */
export function standingTemplates(reader: Pick<ObjectReader, 'read'>, top: readonly Entry[]): StandingTemplates {
  const known = new Map(top.filter(matters).map((entry) => [entry.name, entry]));
  const trees = new Map<string, readonly Entry[]>();
  return {
    take(changes) {
      let moved = false;
      for (const {name, after} of changes) {
        const entry = after === undefined ? undefined : {name, ...after};
        if (entry !== undefined && matters(entry)) known.set(name, entry);
        else if (!known.delete(name)) continue;
        moved = true;
      }
      return moved;
    },
    async standing(signal) {
      const found: Standing[] = [];
      for (const entry of [...known.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const own = holdsTemplates(entry.name);
        if (!entry.folder) take(found, entry, isTemplate(entry.name), entry.name);
        else if (own !== undefined) for (const one of await entriesOf(entry.oid, signal)) takeAmong(found, one, own, `${entry.name}/${one.name}`);
        else for (const one of await entriesOf(entry.oid, signal)) {
          const kind = holdsTemplates(one.name);
          const path = `${entry.name}/${one.name}`;
          if (!one.folder) take(found, one, isTemplate(one.name), path);
          else if (kind !== undefined) for (const inner of await entriesOf(one.oid, signal)) takeAmong(found, inner, kind, `${path}/${inner.name}`);
        }
      }
      return found;
    },
  };

  async function entriesOf(oid: string, signal: AbortSignal): Promise<readonly Entry[]> {
    const before = trees.get(oid);
    if (before !== undefined) return before;
    const entries = await readTreeObject(reader, oid, signal);
    if (trees.size >= mostTrees) trees.clear();
    trees.set(oid, entries);
    return entries;
  }
}

function matters({name, folder}: Entry): boolean {
  return folder ? mayHoldTemplates(name) : isTemplate(name) !== undefined;
}

function take(found: Standing[], {name, oid}: Entry, kind: Templated | undefined, path: string): void {
  if (kind !== undefined) found.push({kind, blob: oid, form: isForm(name), path});
}

function takeAmong(found: Standing[], {name, oid, folder}: Entry, kind: Templated, path: string): void {
  if (!folder && isAmongTemplates(name, kind)) found.push({kind, blob: oid, form: isForm(name), path});
}

/** Files and folders: links and submodules are none. What is not there, as in a partial clone, has nothing in it. */
export async function readTreeObject(reader: Pick<ObjectReader, 'read'>, oid: string, signal: AbortSignal): Promise<readonly Entry[]> {
  const [object] = await reader.read([oid], signal);
  return treeObject(objectBytes(object, 'tree') ?? Buffer.alloc(0), oid.length / 2)
    .filter(({mode}) => mode === '40000' || mode.startsWith('100'))
    .take(mostEntries)
    .map(({mode, oid, name}) => ({name: name.path, oid, folder: mode === '40000'}))
    .toArray();
}

/** A folder of more is none of templates. */
const mostEntries = 10_000;
