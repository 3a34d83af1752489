// Reads `pom.xml`: elements by their paths. What a property or a parent would fill in stays as written.
import type {ReadManifest} from './manifest.ts';
import type {Dependency} from './package-facts.ts';

interface Element {readonly path: string; readonly text: string}

const mostElements = 20_000;

export const readMaven: ReadManifest = (text) => {
  const elements = elementsOf(text);
  const at = (path: string): string => elements.find((one) => one.path === path)?.text ?? '';
  const name = at('project/artifactId');
  if (name === '') return undefined;
  return {
    ecosystem: 'maven',
    name,
    description: at('project/description').replaceAll(/\s+/g, ' '),
    dependencies: dependenciesOf(elements),
    entries: [],
    members: elements.filter(({path}) => path === 'project/modules/module').map((one) => one.text),
  };
};

function dependenciesOf(elements: readonly Element[]): readonly Dependency[] {
  const found: Dependency[] = [];
  let name = '';
  let scope = '';
  let optional = false;
  for (const {path, text} of elements) {
    if (path === 'project/dependencies/dependency/artifactId') name = text;
    if (path === 'project/dependencies/dependency/scope') scope = text;
    if (path === 'project/dependencies/dependency/optional') optional = text === 'true';
    if (path !== 'project/dependencies/dependency') continue;
    if (name !== '') found.push({name, kind: scope === 'test' ? 'development' : optional || scope === 'provided' ? 'optional' : 'normal', path: ''});
    [name, scope, optional] = ['', '', false];
  }
  const parent = elements.find(({path}) => path === 'project/parent/artifactId');
  return parent === undefined ? found : [...found, {name: parent.text, kind: 'build', path: ''}];
}

/** In the order in which they end. Only what has no elements in it has a text. */
function elementsOf(text: string): readonly Element[] {
  const found: Element[] = [];
  const open: string[] = [];
  let said = '';
  for (const [, close, name = '', alone, words] of text.replaceAll(/<!--[^]*?-->|<\?[^]*?\?>/g, '').matchAll(/<(\/?)([\w.:-]+)[^<>]*?(\/?)>|([^<]+)/g)) {
    if (words !== undefined) said = words.trim();
    else if (close === '/') {
      found.push({path: open.join('/'), text: said});
      said = '';
      open.pop();
    } else if (alone !== '/') {
      open.push(name);
      said = '';
    }
    if (found.length > mostElements || open.length > 64) break;
  }
  return found;
}
