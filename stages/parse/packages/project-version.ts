// What a project calls its own version, in the manifest at the root of its tree.
import {textField} from './field.ts';
import {readJson} from './json-text.ts';
import {readToml} from './toml-text.ts';

/** The first that is there and says one counts. */
export const versionManifests = ['Cargo.toml', 'package.json', 'pyproject.toml', 'setup.cfg'] as const;

const isVersion = /^v?\d[\w.+-]{0,60}$/;

/** '' where it says none, or nothing that reads like one: a manifest may say anything. */
export function projectVersion(name: (typeof versionManifests)[number], text: string): string {
  const said = saidIn(name, text);
  return isVersion.test(said) ? said : '';
}

function saidIn(name: (typeof versionManifests)[number], text: string): string {
  switch (name) {
    case 'Cargo.toml': {
      const manifest = readToml(text);
      return textField(manifest, 'package', 'version') || textField(manifest, 'workspace', 'package', 'version');
    }
    case 'pyproject.toml': {
      const manifest = readToml(text);
      return textField(manifest, 'project', 'version') || textField(manifest, 'tool', 'poetry', 'version');
    }
    case 'package.json':
      return textField(readJson(text), 'version');
    case 'setup.cfg':
      return /^\[metadata\][ \t]*\n(?:(?!\[)[^\n]*\n)*?version[ \t]*=[ \t]*(\S{1,64})/m.exec(text)?.[1] ?? '';
    default:
      return name satisfies never;
  }
}
