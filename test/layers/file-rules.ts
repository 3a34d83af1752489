// What holds of every file by itself. A rule answers with what it found, in words; nothing found, nothing wrong.
import type {Import, SourceFile} from './source-file.ts';

export type FileRule = (file: SourceFile) => readonly string[];

/** Who may be imported, by folder. A longer folder wins. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  graph: ['graph'],
  cache: ['cache', 'graph'],
  stages: ['stages', 'graph'],
  tools: ['tools'],
  'tools/executors': ['tools', 'graph', 'cache', 'stages'],
  dataset: ['tools/define-dataset.ts'],
  bench: ['bench', 'graph', 'cache', 'stages', 'tools'],
  test: ['test', 'bench', 'graph', 'cache', 'stages', 'tools', 'dataset'],
};

export const fileRules: Readonly<Record<string, FileRule>> = {
  'imports follow the arrows': ({path, imports}) => imports.filter(({ours, target}) => ours && !allowed(path).some((prefix) => within(target, prefix))).map(named),
  'imports name the whole file': ({imports}) => imports.filter(({ours, written}) => ours && !/\.(?:ts|json|mjs)$/.test(written)).map(named),
  'tasks reach for nothing outside': ({code, imports}) => (/\bdefineTask\s*[(<]/.test(code) ? imports.filter(({target}) => /^node:(?:fs|net|https?|http2|tls|dgram|dns|child_process|cluster|worker_threads)\b/.test(target)).map(named) : []),
  // A configuration is the one file whose shape its reader decides.
  'no default export': ({path, code}) => (path.endsWith('.config.ts') ? [] : found(code, /^\s*export\s+default\b|\bas\s+default\b/gm)),
  'no barrel': ({code, uncommented}) => [...found(code, /\bexport\s+(?:type\s+)?\*/g), ...(isBarrel(uncommented) ? ['only re-exports'] : [])],
  'no any': ({code}) => found(code, /(?<![.\w$])any(?![\w$]|\s*[(:])/g),
  'no syntax that leaves code behind': ({code}) => found(code, /(?<![.\w$])enum\s+\w+\s*\{|(?<![.\w$])(?:namespace|module)\s+[\w.]+\s*\{|\bimport\s+\w+\s*=|\bconstructor\s*\((?:[^)]*,)?\s*(?:private|public|protected|override|readonly)\s+(?:readonly\s+)?\w+\s*[?:]/g),
  'no orders to the compiler': ({comments}) => found(comments, /@ts-\w+/g),
  'no file over 200 lines': ({text}) => {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    return lines > 200 ? [`${lines} lines`] : [];
  },
  'no folder without a meaning': ({path}) => path.split('/').slice(0, -1).filter((folder) => /^(?:utils?|common|helpers?|types|lib)$/.test(folder)),
  'graph knows no domain': ({path, text}) => (path.startsWith('graph/') ? found(text.replace(/([a-z])([A-Z])/g, '$1 $2'), /\b(?:git|commit|token|language|sample|lmdb|nx)s?\b/gi) : []),
  'clock, chance and environment come from outside': ({path, code}) => (isEdge(path) ? [] : found(code, /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bprocess\.(?:env|cwd)\b|(?<![.\w$])console\./g)),
  'no locale': ({code}) => found(code, /\.localeCompare\b|\.toLocale\w+|(?<![.\w$])Intl\./g),
  'no silent catch': ({code}) => found(code, /\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}/g),
  'no sleep in a test': ({path, code}) => (path.startsWith('test/') ? found(code, /\bset(?:Timeout|Interval)\b|\bscheduler\.wait\b/g) : []),
  'a first line that says what it is': ({path, text}) => (path.endsWith('.test.ts') || /^(?:#!.*\n)?\/\/ \S/.test(text) ? [] : ['no comment at the top']),
};

function allowed(path: string): readonly string[] {
  const folder = Object.keys(arrows).filter((prefix) => within(path, prefix)).sort((a, b) => b.length - a.length)[0];
  return folder === undefined ? [] : (arrows[folder] ?? []);
}

function within(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

function isEdge(path: string): boolean {
  return ['tools/executors', 'bench', 'test'].some((folder) => within(path, folder));
}

function isBarrel(uncommented: string): boolean {
  const rest = uncommented.replace(/\bimport\b[^;'"]*['"][^'"]*['"];?/g, '').replace(/\bexport\s+(?:type\s+)?\{[^}]*\}(?:\s*from\s*['"][^'"]*['"])?;?/g, '');
  return /\bexport\b/.test(uncommented) && rest.trim() === '';
}

function named({written}: Import): string {
  return written;
}

function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => `line ${text.slice(0, match.index + match[0].search(/\S/)).split('\n').length}: ${match[0].trim()}`);
}
