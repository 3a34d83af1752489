// How fast outlines are read: parsing alone and with the walk, one thread, all files of a language under a folder. Prints MB a second of CPU.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {isStub} from '../graph/value/stub.ts';
import {outlinedLanguage} from '../stages/parse/outline/languages.ts';
import {outlineOf} from '../stages/parse/outline/outline-of.ts';
import {openSyntax} from '../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../stages/parse/outline/syntax/thread-time.ts';
import {detectLanguage} from '../stages/parse/language/detect-language.ts';

const [folder, name = 'Rust'] = process.argv.slice(2);
const language = outlinedLanguage(name);
if (folder === undefined || language === undefined) throw new Error('Usage: node bench/outlines.ts FOLDER [LANGUAGE]: the files of a language that has outlines, under a folder');

const rounds = 5;
const syntax = openSyntax(threadTime);
const files = readdirSync(folder, {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({path, bytes: readFileSync(path)}))
  .filter(({path, bytes}) => outlinedLanguage(detectLanguage(path, bytes).language ?? '') === language);
const total = files.reduce((sum, {bytes}) => sum + bytes.length, 0);
console.log(`${files.length} files of ${language.name}, ${(total / 1e6).toFixed(1)} MB`);

await measure('parsing alone', async ({bytes}) => await syntax.read({grammar: language.grammar, text: language.respell?.(bytes.toString('utf8')) ?? bytes.toString('utf8'), kinds: []}, () => undefined));
const outlines = await measure('outlines', async ({bytes}) => await outlineOf(bytes, language, syntax));
const stubs = outlines.filter(isStub);
const whole = outlines.flatMap((outline) => (outline === undefined || isStub(outline) || 'stopped' in outline ? [] : [outline]));
const sum = (count: (outline: (typeof whole)[number]) => number): number => whole.reduce((all, outline) => all + count(outline), 0);
console.log(`${sum(({declarations}) => declarations.length)} declarations, ${sum(({calls}) => calls.length)} calls, ${sum(({imports}) => imports.length)} imports; ${sum(({damaged}) => Number(damaged))} files damaged, ${stubs.length} without outline`);
console.log(`${(syntax.held / 1e6).toFixed(0)} MB of WebAssembly memory`);

/** The best of some rounds, of the time this process had the processor: others have it too. */
async function measure<T>(what: string, work: (file: {readonly bytes: Buffer}) => Promise<T>): Promise<readonly T[]> {
  let best = Infinity;
  let results: T[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    results = [];
    for (const file of files) results.push(await work(file));
    const {user, system} = process.cpuUsage(before);
    best = Math.min(best, user + system);
  }
  console.log(`${what.padEnd(16)}${(total / best).toFixed(2).padStart(7)} MB/s`);
  return results;
}
