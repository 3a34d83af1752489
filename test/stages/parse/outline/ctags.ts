// Judges outlines by universal-ctags: which functions, types and methods it finds that an outline has not.
// `node test/stages/parse/outline/ctags.ts FOLDER...` judges all files under folders.
import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {isStub} from '../../../../graph/value/stub.ts';
import {detectLanguage} from '../../../../stages/parse/language/detect-language.ts';
import {outlinedLanguage} from '../../../../stages/parse/outline/languages.ts';
import {outlineOf} from '../../../../stages/parse/outline/outline-of.ts';
import {openSyntax} from '../../../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../../../stages/parse/outline/syntax/thread-time.ts';

export interface Judged {
  /** What ctags found. */
  asked: number;
  missed: string[];
  stubs: string[];
}

interface Tag {readonly name: string; readonly path: string; readonly line: number; readonly kind: string; readonly language: string; readonly pattern?: string}

/** Functions, types, methods and what holds them. Not variables and members, of which each of the two has its own idea. */
const judgedKinds = new Set(['function', 'method', 'class', 'struct', 'enum', 'interface', 'union', 'typedef', 'trait', 'macro', 'module', 'namespace', 'func', 'methodSpec', 'type', 'talias', 'alias', 'generator', 'getter', 'setter', 'implementation', 'singletonMethod', 'annotation', 'object', 'typealias']);

/** As ctags names ours. */
const ctagsNames: Readonly<Record<string, string>> = {Shell: 'Sh'};
/** What ctags reads ill, so that its word would be no judgement. */
const unjudged = new Set(['YAML', 'JSON', 'TOML', 'Markdown', 'TSX']);

const syntax = openSyntax(threadTime);

export async function judgeByCtags(paths: readonly string[]): Promise<ReadonlyMap<string, Judged>> {
  const byLanguage = new Map<string, string[]>();
  for (const path of paths) {
    const language = outlinedLanguage(detectLanguage(path, readFileSync(path)).language ?? '');
    if (language !== undefined && !unjudged.has(language.name)) byLanguage.set(language.name, [...(byLanguage.get(language.name) ?? []), path]);
  }
  const judged = new Map<string, Judged>();
  for (const [name, files] of byLanguage) judged.set(name, await judgeLanguage(name, files));
  return judged;
}

async function judgeLanguage(name: string, paths: readonly string[]): Promise<Judged> {
  const language = outlinedLanguage(name);
  const judged: Judged = {asked: 0, missed: [], stubs: []};
  if (language === undefined) return judged;
  const tags = Map.groupBy(tagsOf(paths, ctagsNames[name] ?? name), ({path}) => path);
  for (const path of paths) {
    const bytes = readFileSync(path);
    const outline = await outlineOf(bytes, language, syntax);
    if (isStub(outline)) {
      judged.stubs.push(`${path}: ${outline.stub}`);
      continue;
    }
    const lines = lineCounter(bytes);
    const found = new Set(outline.declarations.flatMap(({name: own, nameAt, line}) => [`${lastPart(own)} ${lines(nameAt)}`, `${lastPart(own)} ${line}`]));
    for (const tag of tags.get(path) ?? []) {
      if (!judgedKinds.has(tag.kind) || /^__anon|^anonymous|AnonymousFunction|^AnonymousClass|^<lambda>$|^$/.test(tag.name) || isNoDeclaration(tag, name)) continue;
      judged.asked++;
      if (!found.has(`${lastPart(tag.name)} ${tag.line}`)) judged.missed.push(`${path}:${tag.line} ${tag.kind} ${tag.name}`);
    }
  }
  return judged;
}

/** What ctags reports under a judged kind and what only mentions a name: an import, a call, a word of another syntax. */
function isNoDeclaration({name, kind, pattern = ''}: Tag, language: string): boolean {
  if (language === 'PHP' || language === 'C#') return kind === 'alias' || kind === 'typedef';
  if (language === 'Python') return kind === 'namespace' || kind === 'module';
  if (language === 'TypeScript') return kind === 'alias' && !new RegExp(`\\btype\\s+${name}\\s*(?:[<=]|\\/|$)`).test(pattern);
  if (language === 'Ruby') return kind === 'alias' && !/\balias\s/.test(pattern);
  // It calls every assignment to a member of `this` a class of what is around it. Nobody outside sees the own name of an expression, and a member that
  // is given a function of another name declares none.
  if (language === 'JavaScript') return (kind === 'class' && !/\bclass\b/.test(pattern)) || isOwnName(name, pattern) || (kind === 'method' && /=\s*[\w$.]+;?\$\/$/.test(pattern));
  // Parameters of lambdas are methods to it.
  return language === 'Kotlin' && (name === 'Companion' || (kind === 'method' && !/\bfun\b/.test(pattern)));
}

function isOwnName(name: string, pattern: string): boolean {
  const [, own] = /[=(,:]\s*(?:async\s+)?(?:class|function\*?)\s+([\w$]+)/.exec(pattern) ?? [];
  return own === name;
}

function tagsOf(paths: readonly string[], language: string): readonly Tag[] {
  const args = ['--output-format=json', '--fields=+nKzP', '--sort=no', `--language-force=${language}`, '-L', '-', '-f', '-'];
  const out = execFileSync('ctags', args, {input: paths.join('\n'), maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'ignore']}).toString('utf8');
  return out.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Tag] : []));
}

/** `a::b`, `a.b` and `~a` differ in what they show of the same. */
function lastPart(name: string): string {
  return name.replace(/^.*(?:::|\.|\\)(?=[^.:])/, '').replace(/^[~$#]|\s+|[?!=]$/g, '').replace(/^operator.*/, 'operator');
}

function lineCounter(bytes: Uint8Array): (offset: number) => number {
  const starts = [0];
  bytes.forEach((byte, at) => byte === 10 && starts.push(at + 1));
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

async function main(folders: readonly string[]): Promise<void> {
  const paths = folders.flatMap((folder) => readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  for (const [language, {asked, missed, stubs}] of await judgeByCtags(paths)) {
    console.log(`${language}: ${asked - missed.length} of ${asked} found${asked === 0 ? '' : `, ${((100 * (asked - missed.length)) / asked).toFixed(2)} %`}; ${stubs.length} files without outline`);
    const every = Math.max(1, Math.floor(missed.length / 25));
    for (const miss of missed.filter((_, at) => at % every === 0)) console.log(`  ${miss}`);
    for (const stub of stubs.slice(0, 5)) console.log(`  ${stub}`);
  }
}

if (import.meta.main) await main(process.argv.slice(2));
