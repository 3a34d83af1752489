// Reads `package.json`.
import {field, fieldsOf, textField, textsField} from './field.ts';
import {readJson} from './json-text.ts';
import type {ReadManifest} from './manifest.ts';
import type {Dependency, Entry} from './package-facts.ts';

const sections: readonly (readonly [string, Dependency['kind']])[] = [['dependencies', 'normal'], ['devDependencies', 'development'], ['optionalDependencies', 'optional'], ['peerDependencies', 'peer']];
const mostEntries = 500;
const deepest = 6;

export const readNpm: ReadManifest = (text) => {
  const manifest = readJson(text);
  if (fieldsOf(manifest).length === 0) return undefined;
  const workspaces = textsField(manifest, 'workspaces');
  return {
    ecosystem: 'npm',
    name: textField(manifest, 'name'),
    description: textField(manifest, 'description'),
    dependencies: sections.flatMap(([section, kind]) => fieldsOf(manifest, section).map(([name, said]) => ({name, kind, path: /^(?:file|link|portal):(.*)$/.exec(typeof said === 'string' ? said : '')?.[1] ?? ''}))),
    entries: entriesOf(manifest),
    members: workspaces.length > 0 ? workspaces : textsField(manifest, 'workspaces', 'packages'),
  };
};

function entriesOf(manifest: unknown): readonly Entry[] {
  const found: Entry[] = [];
  const exported = field(manifest, 'exports');
  const isMap = fieldsOf(exported).some(([asked]) => asked.startsWith('.'));
  for (const [asked, said] of isMap ? fieldsOf(exported) : [['.', exported] as const]) for (const file of filesIn(said)) found.push({asked: asked.replace(/^\.\/?/, ''), file});
  for (const name of ['source', 'types', 'typings', 'module', 'main']) {
    const file = textField(manifest, name);
    if (file !== '') found.push({asked: '', file});
  }
  return found.filter(({asked}) => !asked.includes('*')).slice(0, mostEntries);
}

/** All files that conditions may lead to, in their order. */
function filesIn(said: unknown, depth = 0): readonly string[] {
  if (typeof said === 'string') return [said];
  if (depth > deepest || typeof said !== 'object' || said === null) return [];
  return Object.values(said).flatMap((one) => filesIn(one, depth + 1));
}
