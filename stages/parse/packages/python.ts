// Reads `pyproject.toml` and `setup.cfg`. A `setup.py` is a program and is not run.
import {field, fieldsOf, textField, textsField} from './field.ts';
import type {ReadManifest} from './manifest.ts';
import type {Dependency, Entry} from './package-facts.ts';
import {readToml} from './toml-text.ts';

export const readPyproject: ReadManifest = (text) => {
  const manifest = readToml(text);
  const poetry = field(manifest, 'tool', 'poetry');
  const name = textField(manifest, 'project', 'name') || textField(poetry, 'name');
  if (name === '') return undefined;
  const optional = fieldsOf(manifest, 'project', 'optional-dependencies').flatMap(([group]) => textsField(manifest, 'project', 'optional-dependencies', group));
  const groups = fieldsOf(manifest, 'dependency-groups').flatMap(([group]) => textsField(manifest, 'dependency-groups', group));
  const told = [...fieldsOf(poetry, 'dependencies').map((one) => [...one, 'normal'] as const), ...fieldsOf(poetry, 'group').flatMap(([, group]) => fieldsOf(group, 'dependencies').map((one) => [...one, 'development'] as const))];
  return {
    ecosystem: 'python',
    name,
    description: textField(manifest, 'project', 'description') || textField(poetry, 'description'),
    dependencies: [
      ...requirements(textsField(manifest, 'project', 'dependencies'), 'normal'),
      ...requirements(optional, 'optional'),
      ...requirements(groups, 'development'),
      ...told.filter(([called]) => called !== 'python').map(([called, said, kind]): Dependency => ({name: normal(called), kind, path: textField(said, 'path')})),
    ],
    entries: rootsOf(manifest),
    members: textsField(manifest, 'tool', 'uv', 'workspace', 'members'),
  };
};

export const readSetupCfg: ReadManifest = (text) => {
  const sections = ini(text);
  const name = sections.get('metadata')?.get('name') ?? '';
  if (name === '') return undefined;
  const root = /^=?\s*(\S+)$/.exec(sections.get('options')?.get('package_dir') ?? '')?.[1] ?? '';
  return {
    ecosystem: 'python',
    name,
    description: sections.get('metadata')?.get('description') ?? '',
    dependencies: requirements((sections.get('options')?.get('install_requires') ?? '').split('\n'), 'normal'),
    entries: root === '' ? [] : [{asked: 'root', file: root.replace(/^=\s*/, '')}],
    members: [],
  };
};

function rootsOf(manifest: unknown): readonly Entry[] {
  const where = textsField(manifest, 'tool', 'setuptools', 'packages', 'find', 'where');
  const from = textField(manifest, 'tool', 'setuptools', 'package-dir', '');
  return [...where, ...(from === '' ? [] : [from])].map((file) => ({asked: 'root', file}));
}

function requirements(lines: readonly string[], kind: Dependency['kind']): readonly Dependency[] {
  return lines.flatMap((line) => {
    const name = /^\s*([A-Za-z0-9][\w.-]*)/.exec(line)?.[1];
    return name === undefined ? [] : [{name: normal(name), kind, path: ''}];
  });
}

/** As the index of Python compares names. */
function normal(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

function ini(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  let last = '';
  for (const line of text.split('\n')) {
    const head = /^\[([^\]]+)\]/.exec(line)?.[1];
    const pair = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line);
    if (head !== undefined) sections.set(head.trim(), (section = new Map()));
    else if (pair !== null) section.set((last = pair[1] ?? ''), (pair[2] ?? '').trim());
    else if (/^\s+\S/.test(line) && last !== '') section.set(last, `${section.get(last) ?? ''}\n${line.trim()}`.trim());
  }
  return sections;
}
