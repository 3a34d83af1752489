// No pattern that reads a repository's content can be made slow by it.
import {setImmediate} from 'node:timers/promises';
import test from 'ava';
import {allClashes, resolveClash} from '../../../../stages/parse/language/clashes/resolve-clash.ts';
import {generatedMarks} from '../../../../stages/parse/generated-marks.ts';
import {generatedNames} from '../../../../stages/parse/generated-names.ts';

const ruled = allClashes.flatMap(({rules}) => rules.flatMap(({when, unless}) => [...when, ...(unless === undefined ? [] : [unless])]));
const all = [...ruled, ...generatedNames.map(({path}) => path), ...generatedMarks.flatMap(({mark}) => (typeof mark === 'string' ? [] : [mark]))];

test('patterns repeat without bound only behind an anchor, and never a repetition', (t) => {
  for (const pattern of all) {
    for (const branch of branches(pattern.source)) {
      const bare = branch.replaceAll(/\[(?:\\.|[^\]\\])*\]/g, 'x').replaceAll(/\\./g, 'x');
      t.notRegex(bare, /[*+]\)?(?:[*+]|\{\d+,\d*\})/, `${pattern} repeats a repetition`);
      // A literal of two characters cannot be retried at every place either, when what follows it cannot hold it.
      if (/(?<!\\)[*+]|\{\d+,\}/.test(bare)) t.regex(bare, /^(?:\(\?:|\()*(?:\^|x?[^\^*+?]{2})/, `${pattern} repeats without an anchor: ${branch}`);
    }
  }
});

test('patterns need time in proportion to the content', async (t) => {
  // The watchdog, not a measurement: all of this takes two seconds, and half a minute more for each pattern that searches again from every place.
  t.timeout(30_000);
  const fillers = ['\t', ' ', 'a', '0', '(', '{', '<', '%', '#', '@', ':', '-', '=', '.', '"', '\\', '/', '\n', 'a ', 'a.', 'A_', 'a:', '\n\n ', '/* ', '<meta '];
  const contents = fillers.map((filler) => filler.repeat(120_000 / filler.length));
  for (const pattern of all) {
    const word = /[A-Za-z#@<%]{2,}/.exec(pattern.source.replaceAll(/\\./g, ''))?.[0] ?? '';
    for (const content of contents) for (const text of [content, `${word} ${content}`]) pattern.test(text);
    await setImmediate();
  }
  t.pass();
});

test('resolveClash shows patterns short lines only', (t) => {
  const text = `${' '.repeat(600)}namespace a {`;
  t.deepEqual(resolveClash('.h', ['C', 'C++'], () => text), {language: 'C', looked: false});
  t.deepEqual(resolveClash('.h', ['C', 'C++'], () => text.slice(200)), {language: 'C++', looked: true});
});

/** The alternatives at the top of a pattern. */
function branches(source: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '[' && !inClass) inClass = true;
    else if (character === ']') inClass = false;
    else if (inClass) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) {
      found.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, source.slice(from)];
}
