// What a grammar reads without errors before a text is cleaned, it reads without errors after.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Person} from '../../../stages/clean/personal/person.ts';
import {redactor} from '../../../stages/clean/redact.ts';
import {outlinedLanguages} from '../../../stages/parse/outline/languages.ts';
import {samples} from '../parse/outline/samples.ts';
import {ownTexts} from '../parse/outline/own-texts.ts';
import {isReadable, judgeCleaning, type NamedText} from './parseable.ts';
import {random} from './rig.ts';
import {plant} from './rules/plant.ts';
import {clean, rulesWith} from './rules/rules-rig.ts';

const modules = new URL('../../../node_modules/', import.meta.url).pathname;
const long = process.env['GRISTMILL_LONG'] === '1';

test('cleaning breaks no file of this repository and of its packages', async (t) => {
  const redact = redactor(rulesWith({people: packageAuthors()}));
  const verdicts = await judgeCleaning([...(await ownTexts()), ...packageTexts(long ? 1 : 40)], redact);
  for (const [language, {broken, readable, readableCleaned}] of verdicts) {
    t.deepEqual(broken, [], language);
    t.is(readableCleaned, readable, language);
  }
  t.true([...verdicts.values()].some(({changed}) => changed > 0));
  t.deepEqual(['TypeScript', 'JavaScript', 'JSON', 'Markdown', 'Shell'].filter((name) => (verdicts.get(name)?.readable ?? 0) === 0), []);
});

/** A line with a text in it, as each language writes one. Data has its secrets in values. */
const lines: Readonly<Record<string, (secret: string) => string>> = {
  rust: (secret) => `pub fn f() { connect("${secret}"); } // key: ${secret}\n`,
  typescript: (secret) => `const apiKey = '${secret}'; /* ${secret} */\n`,
  tsx: (secret) => `const a = <A token="${secret}">{\`${secret}\`}</A>;\n`,
  javascript: (secret) => `connect({password: "${secret}"}); // ${secret}\n`,
  python: (secret) => `\npassword = "${secret}"  # ${secret}\n`,
  go: (secret) => `var token = \`${secret}\` // ${secret}\n`,
  java: (secret) => `class A { String password = "${secret}"; /* ${secret} */ }\n`,
  c: (secret) => `static const char *token = "${secret}"; /* ${secret} */\n`,
  cpp: (secret) => `auto token = R"(${secret})"; auto api_key = u8R"x(${secret})x"; // ${secret}\n`,
  'c-sharp': (secret) => `class A { string Token = @"${secret}"; } // ${secret}\n`,
  ruby: (secret) => `token = '${secret}' # ${secret}\n`,
  php: (secret) => `$token = '${secret}'; // ${secret}\n`,
  kotlin: (secret) => `val token = "${secret}" // ${secret}\n`,
  bash: (secret) => `export TOKEN=${secret} # ${secret}\n`,
  yaml: (secret) => `token: ${secret} # ${secret}\nlist: ["${secret}"]\n`,
  toml: (secret) => `\n[a]\ntoken = "${secret}" # ${secret}\n`,
  markdown: (secret) => `\nThe token is \`${secret}\`, or ${secret}.\n`,
};

test('planted secrets of every kind break no language', async (t) => {
  const redact = redactor(rulesWith());
  const secrets = plant(random(20261127), 24).map(({secret}) => secret);
  const texts = await samples();
  t.deepEqual(outlinedLanguages().map(({grammar}) => grammar).filter((grammar) => lines[grammar] === undefined && grammar !== 'json'), []);
  for (const {language, bytes} of texts) {
    const line = lines[language.grammar];
    if (line === undefined || !(await isReadable(bytes, language))) continue;
    let taken = 0;
    for (const secret of secrets) {
      const planted = Buffer.concat([bytes, Buffer.from(line(secret))]);
      if (!(await isReadable(planted, language))) continue;
      const cleaned = redact(clean(planted));
      taken += cleaned.redactions.length;
      t.true(await isReadable(cleaned.bytes, language), `${language.name}: ${Buffer.from(cleaned.bytes.subarray(bytes.length)).toString()}`);
    }
    t.true(taken >= secrets.length, `${language.name}: ${taken}`);
  }
});

/** Every so many files of the packages at hand. */
function* packageTexts(every: number): Iterable<NamedText> {
  const paths = readdirSync(modules, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]sx?|json|md|c|h|cc|cpp|py|rb|go|rs|java|cs|php|kt|sh|ya?ml|toml)$/.test(entry.name));
  for (const [at, name] of paths.map((entry) => join(entry.parentPath, entry.name)).sort().entries()) {
    if (at % every === 0) yield {name: name.slice(modules.length), bytes: readFileSync(name)};
  }
}

/** Real people, as packages name their authors. */
function packageAuthors(): readonly Person[] {
  const people: Person[] = [];
  for (const name of readdirSync(modules)) {
    const author = /"author":\s*"([^"<]+?)\s*<([^">]+)>/.exec(readOr(join(modules, name, 'package.json')));
    if (author !== null) people.push({names: [author[1] ?? ''], emails: [author[2] ?? ''], handles: []});
  }
  return people;
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
