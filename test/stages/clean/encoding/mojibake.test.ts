import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {mendMojibake} from '../../../../stages/clean/encoding/mojibake.ts';
import {random} from '../../../graph/rig/random.ts';

/** The platform's own decoder, which is the one of browsers. */
const windows1252 = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'));
const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const wrong = {windows1252, latin1, 'windows1252 twice': (text: string) => windows1252(windows1252(text)), 'latin1 twice': (text: string) => latin1(latin1(text)), 'first the one, then the other': (text: string) => windows1252(latin1(text)), 'the other way round': (text: string) => latin1(windows1252(text))};

const sentences = [
  'Der Schlüssel wird geöffnet und schließt nicht mehr, schöne Grüße', 'Le tampon n’est pas vidé à la fermeture : « où ? »', 'La configuración no se leyó; ¿por qué?', 'A função não é pública e não há exceção', 'Zażółć gęślą jaźń',
  'Příliš žluťoučký kůň úpěl ďábelské ódy', 'Ошибка при чтении файла, исправлено', 'Το αρχείο δεν διαβάζεται', 'ファイルが読めません', '文件无法读取，请检查', '파일을 읽을 수 없습니다', 'הקובץ אינו נקרא', 'الملف لا يقرأ', 'Tệp không đọc được, sửa lại đường dẫn',
  'It’s broken — “sometimes”…', 'Fixed 🎉 and shipped 🚀', 'naïve', 'Paweł Żółty', 'Dosya okunamıyor, şimdi düzeltildi', 'Fișierul nu poate fi citit și țara', 'Скрипт падает', '5 °C is 41 °F', 'αβγ', 'हिन्दी में त्रुटि', 'Å is for Ångström', 'e\u0301t\u00e9 in two ways', 'Việt Nam', '← back · next →', '±0.5 µm',
];

test('what was read wrongly once or twice comes back, byte for byte', (t) => {
  for (const text of sentences) for (const [name, spoil] of Object.entries(wrong)) t.is(mendMojibake(spoil(text)), text, `${name}: ${text}`);
});

test('what is as it was meant stays', (t) => {
  for (const text of [...sentences, ...sentences.map((text) => text.toUpperCase()), ...sentences.map((text) => `${text}…`), '', 'plain', '\u0000\u0080']) t.is(mendMojibake(text), undefined, text);
});

test('letters of many languages before any punctuation stay', (t) => {
  for (const word of ['CAFÉ', 'FERMÉ', 'MENÜ', 'Spaß', 'STRAẞE', 'LUNEDÌ', 'IRMÃ', 'AMANHÃ', 'ESPAÑ', 'café', 'voilà', 'perché', 'así', 'É', 'ČESKÁ', 'Ö', 'PALTÒ', 'ÎLE', 'CITTÀ', 'SÅ', 'ISLÄ', 'TRÆ', 'ø', 'DÝ']) {
    for (const after of ['', '…', ' – ', '—', '’s', '”', '»', '™', '®', '°', '…”', '²', '\u00a0', '.', '…\u00a0', '¿']) {
      t.is(mendMojibake(`The sign says ${word}${after} and that is all`), undefined, `${word}${after}`);
      t.is(mendMojibake(`${word}${after}`), undefined, `${word}${after}`);
    }
  }
});

test('a text about such letters stays, for it has them both ways', (t) => {
  for (const text of ['I see "Ã©" in place of "é"', 'The header says â€™, expected ’', 'Ð¿Ñ€ is what is printed for "пр"', 'Ã© 🎉']) t.is(mendMojibake(text), undefined, text);
});

test('what lost a byte stays: a blank in place of one that does not break, a question mark, an end', (t) => {
  for (const text of ['dÃ©jÃ  vu', 'â€?', 'fermÃ', 'Ã©\uFFFD', 'â€']) t.is(mendMojibake(text), undefined, text);
  for (const text of sentences.filter((one) => /[^\x00-\x7f]$/.test(one))) t.is(mendMojibake(windows1252(text).slice(0, -1)), undefined, text);
});

test('any mixture of sentences comes back, and stays once it did (300 texts)', (t) => {
  for (let seed = 1; seed <= 300; seed++) {
    const dice = random(seed);
    const text = Array.from({length: 1 + dice.int(4)}, () => dice.pick(sentences)).join(dice.pick(['\n', ' ', '\r\n\r\n> ', '. ']));
    const spoil = dice.pick(Object.values(wrong));
    t.is(mendMojibake(spoil(text)), text, `seed ${seed}`);
    t.is(mendMojibake(text), undefined, `seed ${seed}`);
  }
});

test('no text of this repository is taken for one that was read wrongly', (t) => {
  const root = join(import.meta.dirname, '../../../..');
  let looked = 0;
  for (const folder of ['docs', 'stages', 'tools', 'graph', 'cache', 'bench', 'test/golden', 'test/stages']) {
    for (const name of readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})) {
      if (!/\.(?:ts|md)$/.test(name) || /mojibake/.test(name)) continue;
      const text = readFileSync(join(root, folder, name), 'utf8');
      for (const line of text.split('\n')) if (/[^\x00-\x7f]/.test(line) && !/Ã/.test(line)) {
        looked++;
        if (mendMojibake(line) !== undefined) t.fail(`${folder}/${name}: ${line}`);
        const spoiled = windows1252(line);
        const back = mendMojibake(spoiled);
        if (back !== line && back !== undefined) t.fail(`${folder}/${name}: ${line} came back as ${back}`);
      }
    }
  }
  t.true(looked > 100);
});

test('a long text costs what it is long', (t) => {
  t.is(mendMojibake('Ã©'.repeat(500_000)), 'é'.repeat(500_000));
  t.is(mendMojibake(`${'Ã©'.repeat(500_000)}é`), undefined);
});
