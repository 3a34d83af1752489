// What a name means where it stands, and what an import brings.
import type {Names} from './names.ts';
import type {Scoping} from './scoping/scoping.ts';
import {elsewhere, nothing, type Context, type Found, type Value} from './value.ts';

export interface Meanings {
  named(name: string, at: Context): Value;
  imported(one: {readonly module: string; readonly name: string}, at: Context): Value;
  whole(scopes: readonly string[]): readonly Found[];
}

interface Sources {readonly scoping: Scoping; readonly names: Names; memberOf(value: Value, name: string): Value}

export function meaningsOf({scoping, names, memberOf}: Sources): Meanings {
  return {named, imported, whole};

  function named(name: string, at: Context): Value {
    if (scoping.paths === true && /^(?:crate|self|super|\$crate)$/.test(name)) return {is: 'modules', scopes: scoping.modules(name, at)};
    const found = names.seenBy(at, name.replace(/^::/, ''));
    if (found.length > 0) return {is: 'things', found};
    return scoping.paths === true ? {is: 'modules', scopes: scoping.modules(name, at)} : elsewhere;
  }

  function imported({module, name}: {readonly module: string; readonly name: string}, at: Context): Value {
    const scopes = scoping.modules(module, at);
    if (scopes.length === 0) return elsewhere;
    // A path may lead through a type: `use a::Type::Variant`.
    if (name === '') {
      const found = scoping.paths === true ? throughPath(module, at) : [];
      return found.length > 0 ? {is: 'things', found} : {is: 'modules', scopes};
    }
    for (const scope of scopes) {
      // A package that brings in its own module by this very name says nothing more.
      const found = names.inScope(scope, name).filter(({at: {path, inline}, thing}) => thing.kind !== 'module' || scoping.home({path, inline, says: ''}) !== scope || thing.gives?.is !== 'import' || thing.gives.module !== module || thing.gives.name !== name);
      if (found.length > 0) return {is: 'things', found};
    }
    if (scoping.throughTypes !== undefined && module.includes(scoping.throughTypes)) {
      const found = throughPath(module, at);
      if (found.length > 0) return memberOf({is: 'things', found}, name);
    }
    const {child} = scoping;
    return child === undefined ? nothing : {is: 'modules', scopes: scopes.map((scope) => child(scope, name))};
  }

  function throughPath(module: string, at: Context): readonly Found[] {
    const {throughTypes: sign = '::'} = scoping;
    const cut = module.lastIndexOf(sign);
    if (cut < 0) return [];
    const name = module.slice(cut + sign.length);
    for (const scope of scoping.modules(module.slice(0, cut), at)) {
      const found = names.inScope(scope, name);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** What a module is as a whole. */
  function whole(scopes: readonly string[]): readonly Found[] {
    for (const scope of scopes) {
      const found = names.inScope(scope, 'default');
      if (found.length > 0) return found;
    }
    return [];
  }
}
