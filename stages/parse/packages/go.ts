// Reads `go.mod` and `go.work`: a directive a line, or in brackets.
import type {ReadManifest} from './manifest.ts';
import type {Dependency} from './package-facts.ts';

const mostLines = 20_000;

export const readGoModule: ReadManifest = (text) => {
  const said = directives(text);
  const name = said.find(([word]) => word === 'module')?.[1] ?? '';
  if (name === '') return undefined;
  const replaced = new Map(said.flatMap(([word, from = '', ...rest]) => (word === 'replace' && rest.includes('=>') ? [[from, rest[rest.indexOf('=>') + 1] ?? ''] as const] : [])));
  const dependencies = said.flatMap(([word, module = '', , ...rest]): readonly Dependency[] => {
    const path = replaced.get(module) ?? '';
    return word === 'require' ? [{name: module, kind: rest.join(' ').includes('indirect') ? 'optional' : 'normal', path: /^\.\.?(?:\/|$)/.test(path) ? path : ''}] : [];
  });
  return {ecosystem: 'go', name, description: '', dependencies, entries: [], members: []};
};

export const readGoWork: ReadManifest = (text) => ({ecosystem: 'go', name: '', description: '', dependencies: [], entries: [], members: directives(text).flatMap(([word, path = '']) => (word === 'use' ? [path] : []))});

function directives(text: string): readonly (readonly string[])[] {
  const found: string[][] = [];
  let around = '';
  for (const line of text.split('\n', mostLines)) {
    const [code = '', comment = ''] = line.split('//', 2).length === 2 && !/:\/\//.test(line) ? line.split(/\/\/(.*)/, 2) : [line];
    const words = code.trim().split(/\s+/).filter((word) => word !== '').map((word) => word.replaceAll(/^["`]|["`]$/g, ''));
    if (around !== '' && words[0] === ')') around = '';
    else if (words[1] === '(' && words.length === 2) around = words[0] ?? '';
    else if (words.length > 0) found.push([...(around === '' ? [] : [around]), ...words, ...(comment.trim() === '' ? [] : [comment.trim()])]);
  }
  return found;
}
