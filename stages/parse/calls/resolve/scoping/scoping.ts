// How a family of languages tells which names belong together and what an import speaks of. A scope is a text; that of a module that may
// not be there is harmless: nothing is found in it.
import type {Repository} from '../../../packages/repository.ts';

export interface Spoken {readonly path: string; readonly inline: string; readonly says: string}

export interface Scoping {
  /** Where the names of a file, or of a module in it, live. */
  home(spoken: Spoken): string;
  /** What an import may mean, the likeliest first. None for what is surely not in this repository. */
  modules(module: string, from: Spoken): readonly string[];
  /** A module in a module, where a path may lead through one. */
  child?(scope: string, name: string): string;
  /** Whether what stands in one file can be meant in another. Where missing, it can. */
  sees?(from: string, of: string): boolean;
  /** What an import may lead through besides modules are types; so their names are parted. */
  readonly throughTypes?: string;
  /** A name that nothing is found under begins a path of modules. */
  readonly paths?: true;
}

export type ScopingOf = (repository: Repository) => Scoping;
