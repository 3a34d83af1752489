// Reads `Cargo.toml`.
import {field, fieldsOf, textField, textsField} from './field.ts';
import type {ReadManifest} from './manifest.ts';
import type {Dependency, Entry} from './package-facts.ts';
import {plainPath} from './plain-path.ts';
import {readToml} from './toml-text.ts';

const sections: readonly (readonly [string, Dependency['kind']])[] = [['dependencies', 'normal'], ['dev-dependencies', 'development'], ['build-dependencies', 'build']];

export const readCargo: ReadManifest = (text) => {
  const manifest = readToml(text);
  if (field(manifest, 'package') === undefined && field(manifest, 'workspace') === undefined) return undefined;
  const targets = [manifest, ...fieldsOf(manifest, 'target').map(([, one]) => one)];
  const named = targets.flatMap((target) => sections.flatMap(([section, kind]) => fieldsOf(target, section).map(([name, said]) => dependency(name, said, kind))));
  // A member may say of a dependency that the workspace knows where it is.
  const shared = fieldsOf(manifest, 'workspace', 'dependencies').filter(([, said]) => textField(said, 'path') !== '').map(([name, said]): Entry => ({asked: `workspace:${name}`, file: textField(said, 'path')}));
  return {
    ecosystem: 'cargo',
    name: textField(manifest, 'package', 'name'),
    description: textField(manifest, 'package', 'description'),
    dependencies: named,
    entries: [...entriesOf(manifest), ...shared],
    members: textsField(manifest, 'workspace', 'members'),
  };
};

function dependency(called: string, said: unknown, kind: Dependency['kind']): Dependency {
  const name = textField(said, 'package') || called;
  return {name, kind: kind === 'normal' && field(said, 'optional') === true ? 'optional' : kind, path: textField(said, 'path')};
}

/** Those that are where everyone has them are not written down. */
function entriesOf(manifest: unknown): readonly Entry[] {
  const library = {name: textField(manifest, 'lib', 'name'), file: textField(manifest, 'lib', 'path')};
  const found: Entry[] = library.name !== '' || library.file !== '' ? [{asked: `lib:${library.name || textField(manifest, 'package', 'name')}`, file: plainPath(library.file) || 'src/lib.rs'}] : [];
  for (const kind of ['bin', 'test', 'bench', 'example']) {
    const list = field(manifest, kind);
    for (const one of Array.isArray(list) ? list : []) {
      const file = plainPath(textField(one, 'path')) ?? '';
      if (file !== '') found.push({asked: `${kind}:${textField(one, 'name')}`, file});
    }
  }
  return found;
}
