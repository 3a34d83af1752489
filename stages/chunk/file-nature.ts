// What a file is for, by its name alone: text for people, settings, or code.
const documents: ReadonlySet<string> = new Set(['md', 'mdx', 'markdown', 'rst', 'adoc', 'asciidoc', 'txt', 'tex', 'org', 'rdoc', 'pod', '1', '5', '7', '8']);
const settings: ReadonlySet<string> = new Set(['yml', 'yaml', 'toml', 'json', 'jsonc', 'json5', 'ini', 'cfg', 'conf', 'config', 'properties', 'env', 'lock', 'editorconfig', 'gitignore', 'gitattributes', 'gitmodules', 'dockerignore', 'npmrc', 'nvmrc', 'prettierrc', 'eslintrc', 'babelrc', 'xml', 'plist', 'tf', 'tfvars', 'hcl', 'nix', 'desktop', 'service', 'mod', 'sum']);
const documentNames = /^(?:readme|changelog|changes|news|authors|contributors|contributing|copying|licen[cs]e|notice|todo|history|security|code_of_conduct|governance|maintainers|install|faq)$/i;
const settingNames = /^(?:dockerfile|makefile|gnumakefile|procfile|justfile|vagrantfile|codeowners|pipfile|gemfile)$/i;

export type FileNature = 'documentation' | 'configuration' | 'code';

export function fileNature(path: string): FileNature {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const [stem, extension] = [dot <= 0 ? name.replace(/^\./, '') : name.slice(0, dot), name.slice(dot + 1).toLowerCase()];
  if (dot === -1 ? documentNames.test(stem) : documents.has(extension) && !/^(?:requirements|constraints|cmakelists)/i.test(stem)) return 'documentation';
  if (dot === -1 ? settingNames.test(stem) : settings.has(extension) || /^(?:requirements|constraints|cmakelists)/i.test(stem)) return 'configuration';
  return 'code';
}

/** The extension, as a reader of samples knows a language by; the whole name where there is none. */
export function fileType(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name.replace(/^\./, '') : name.slice(dot + 1).toLowerCase();
}
