// A scope of Rust is a crate, by the folder its modules are in, and the path of a module in it.
import type {Repository} from '../../../packages/repository.ts';
import type {Scoping, Spoken} from './scoping.ts';

const sign = ' | ';

/** Invariant: a scoping depends on the packages alone, so all files of a tree share the one that knows the homes of the others already. */
const scopings = new WeakMap<Repository, Scoping>();

export function rustScoping(repository: Repository): Scoping {
  const scoping = scopings.get(repository) ?? scopingOf(repository);
  scopings.set(repository, scoping);
  return scoping;
}

function scopingOf({cargo}: Repository): Scoping {
  /** Asked for every thing of every name. */
  const homes = new Map<string, string>();
  return {
    home(spoken) {
      const key = `${spoken.path} ${spoken.inline}`;
      const known = homes.get(key) ?? home(spoken);
      homes.set(key, known);
      return known;
    },
    // What a test or a program adds to a type is seen by itself alone.
    sees: (from, of) => cargo.rootOf(from) === cargo.rootOf(of) || cargo.isLibrary(cargo.rootOf(of)),
    modules(module, from) {
      const [head = '', ...rest] = module.split('::').map((part) => part.trim().replace(/^r#/, ''));
      const here = home(from);
      const tail = (scope: string): string => rest.reduce(child, scope);
      if (head === 'crate' || head === '$crate') return [tail(rootOf(here))];
      if (head === 'self') return [tail(here)];
      if (head === 'super') {
        let scope = parent(here);
        let at = 0;
        for (; rest[at] === 'super'; at++) scope = parent(scope);
        return [rest.slice(at).reduce(child, scope)];
      }
      if (head === '') return cargo.libraries(rest[0] ?? '').map((root) => rest.slice(1).reduce(child, root + sign));
      return [tail(child(here, head)), ...cargo.libraries(head).map((root) => tail(root + sign)), tail(beside(here, head))];
    },
    child,
    paths: true,
    throughTypes: '::',
  };

  function home({path, inline}: Spoken): string {
    const root = cargo.rootOf(path);
    const inside = (path === `${root}.rs` ? '' : path.slice(root.length === 0 ? 0 : root.length + 1)).replace(/\.rs$/, '').split('/');
    const last = inside.at(-1) ?? '';
    // The file that a crate begins with, and the one that a folder of modules does.
    if (last === 'mod' || (inside.length === 1 && (last === '' || cargo.begins(path)))) inside.pop();
    return [...inside, ...inline.split('::')].filter((part) => part !== '').reduce(child, root + sign);
  }
}

function child(scope: string, name: string): string {
  return scope.endsWith(sign) ? scope + name : `${scope}::${name}`;
}

function rootOf(scope: string): string {
  return scope.slice(0, scope.indexOf(sign) + sign.length);
}

/** Tests that are crates of their own share modules in the folder that they are in. */
function beside(scope: string, name: string): string {
  const root = scope.slice(0, scope.indexOf(sign));
  return `${root.slice(0, root.lastIndexOf('/') + 1)}${name}${sign}`;
}

function parent(scope: string): string {
  const root = rootOf(scope);
  const cut = scope.lastIndexOf('::');
  return cut < root.length ? root : scope.slice(0, cut);
}
