// Texts that nobody writes but to do harm: they end in an outline or a stub, soon, and the next text is read as ever.

const many = 100_000;
const megabyte = 1024 * 1024;

function repeat(unit: string, bytes = many): string {
  return unit.repeat(Math.ceil(bytes / unit.length));
}

/** Without order, the same each time. */
function noise(length: number): string {
  let state = 7;
  return Array.from({length}, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String.fromCharCode(33 + (state >>> 8) % 94);
  }).join('');
}

const pairs: readonly (readonly [string, string])[] = [['(', ')'], ['[', ']'], ['{', '}'], ['<', '>']];
const units = ['a<', 'a+', 'a.', '"', "'", '`', '> ', '- ', '* ', '$(', 'a?', 'a: ', 'a ', '#', '!', '\\', '@', '&', '*', '=', ';', ',', '\n', ' ', '\t', 'fn f(){', 'if a:\n', '/*', '<!--', 'a|', '-a', '<<A\n', '#{', '${', 'x=>', 'a::', '"${'];

export function hostileTexts(): Readonly<Record<string, string>> {
  return {
    'a megabyte in one line': 'a'.repeat(megabyte),
    'a megabyte of sums in one line': 'a+'.repeat(megabyte / 2),
    noise: noise(many),
    'noise in lines': noise(many).replaceAll(/(.{60})/g, '$1\n'),
    'a staircase': Array.from({length: 400}, (_, at) => `${' '.repeat(at)}a:\n`).join(''),
    ...Object.fromEntries(pairs.flatMap(([open, close]) => [
      [`100k of ${open}`, open.repeat(many)],
      [`100k of ${open} and as many ${close}`, open.repeat(many) + close.repeat(many)],
      [`399 of ${open}, again and again`, `${open.repeat(399)}${close.repeat(399)}\n`.repeat(120)],
    ])),
    ...Object.fromEntries(units.map((unit) => [`repeated ${JSON.stringify(unit)}`, repeat(unit)])),
  };
}
