// The texts on which a compiled tokenizer must agree with the reference before it is used: every class of characters in every order, and what broke tokenizers before.
import type {Tokenizer} from '../tokenizer.ts';

/** Two of each class, of every length in UTF-8 that it has: of the classes of all known patterns, and of what they call by name. */
const characters = [
  'a', 'Z', 'é', 'É', 'ǅ', 'ʰ', 'ª', '漢', 'か', 'カ', '한', 'ก', '\u0301', '\u20e3', '\u093f', '7', '٣', '½', 'Ⅷ', '\u{1d7d8}', ' ', '\t', '\n', '\r', '\u0085', '\u00a0', '\u2028', '\u3000', '\ufeff', '\u200b',
  "'", '"', '/', '_', '{', '$', '`', '。', '・', '«', '+', '€', '゛', '😀', '\0', '\u001b', '\u007f', '\u3040', '\ue000', '\u{10ffff}', '\u{10400}', '\u{10428}', '\u{1f3fd}',
];

const words = [
  "don't DON'T it's IT'S we'll We'Ll I'd I've you're YOU'RE 's 'S '' 'x 'sx x'sx 'ſ x'ſ x'ſy ’s", 'camelCase PascalCase HTTPServer XMLHttpRequest2 snake_case SCREAMING_CASE kebab-case a1b2 ABCdef漢DEF ÉCOLEÉcole',
  'e\u0301 \u0301 \u0301x A\u0301B \u0301A \u0301Ab x\u0301\u0316y 각 각 \u1112\u1161\u11ab', '1 12 123 1234 12345 123456 1234567 1.5e-10 0xDEADBEEF 1_000_000 ١٢٣٤ ½⅓ 10%',
  'fn main() {\n    println!("{}", x);\n}\n', 'if (a && !b) {\r\n\treturn [...c, ...d];\r\n}\r\n', '\n\n\n', ' \n \n ', '  \t \n\t x', 'x  ', 'x\n  ', '   x   y', '\u00a0\u00a0x', ' \u2003 \u2003x', ' !', '  !', '!\n', '! \n', '//\n//', '=/\n/\n',
  '漢字かな交じり文、中文字符。カ・カ゛ ', 'Привет, мир! Ελληνικά', 'مرحبا بالعالم ١٢٣', '👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪', '<|endoftext|> <|fim_prefix|> <s> [INST] <｜begin▁of▁sentence｜>', '\0\0a \0 !\0\0 1\0', '--------====____####....', '\ufeffuse std::io;', 'https://example.com/a/b?c=d&e=f#g', 'SGVsbG8gV29ybGQhIFRoaXMgaXMgYmFzZTY0Lg==',
];

/** And what any tokens in a row spell: in most of it they do not come out as they went in, so that merges are tried which no table of words can answer. */
export function spelledTexts({vocabularySize, decode}: Pick<Tokenizer, 'vocabularySize' | 'decode'>): readonly string[] {
  const below = drawn();
  return Array.from({length: 3000}, () => decode(Int32Array.from({length: 1 + below(12)}, () => below(vocabularySize))));
}

export function proofTexts(): readonly string[] {
  return [
    ...words,
    ...pairs(),
    ...mixtures(),
    ...['a', '=', ' ', '\n', '\0', 'ab', 'é', '漢', '😀', 'aB', '7', '\u0301'].flatMap((unit) => [2, 3, 63, 64, 65, 400, 1500].map((times) => unit.repeat(times))),
  ];
}

/** Any two next to each other, with something and with nothing before and behind. */
function pairs(): readonly string[] {
  return characters.map((first) => characters.map((second) => `${first}${second}`).join('a') + characters.map((second) => `${second}${first}${second} ${first} ${second}`).join('\n'));
}

function mixtures(): readonly string[] {
  const below = drawn();
  return Array.from({length: 600}, () => Array.from({length: 1 + below(40)}, () => (below(6) === 0 ? words[below(words.length)] ?? '' : characters[below(characters.length)] ?? '')).join(''));
}

/** The same every time: a plain sequence of numbers. */
function drawn(): (limit: number) => number {
  let state = 1;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
