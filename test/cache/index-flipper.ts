// A child process for the tests: damages an index over and over, uses it each time, and says how often it was noticed. Arguments: folder, seed, rounds.
// Were a damaged database ever opened, LMDB would end this process.
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {lmdbIndex} from '../../cache/lmdb-index.ts';
import {indexFolder} from '../../cache/index-rows.ts';
import {packNumber} from '../../cache/pack-index.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {nameOf, packOf} from './packs.ts';
import {keyOf, randomFrom} from './rows.ts';

const [dir = '', seed = '1', rounds = '1'] = process.argv.slice(2);
const words = Array.from({length: 3000}, (_, at) => `word ${at}`);

async function main(): Promise<void> {
  const random = randomFrom(Number(seed));
  const database = join(dir, indexFolder, 'data.mdb');
  await use(() => {});
  const whole = await readFile(database);
  let noticed = 0;
  for (let round = 0; round < Number(rounds); round++) {
    await writeFile(database, damaged(whole, random));
    let told = false;
    await use(() => (told = true));
    if (told) noticed++;
  }
  process.stdout.write(`${JSON.stringify({noticed, bytes: whole.length})}\n`);
}

/** Opens the index, asks it for all there is and writes to it; a wrong answer is thrown. */
async function use(note: () => void): Promise<void> {
  const index = await lmdbIndex(dir, {note});
  const answers = index.answers(words.map(keyOf));
  answers.forEach((answer, at) => {
    if (answer !== undefined && answer !== stubDigest(`answer ${words[at]}`)) throw new Error(`Wrong answer for "${words[at]}"`);
  });
  for (const [at, word] of words.entries()) {
    const place = index.locate(keyOf(`value ${word}`));
    if (place !== undefined && (place.offset !== (at % 500) * 300 || place.length !== 300)) throw new Error(`Wrong place for "${word}"`);
  }
  index.packs();
  for (let first = 0; first < words.length; first += 500) await index.add(packOf(`pack ${first}`, words.slice(first, first + 500)));
  // What is freed and taken again goes through the list of free pages.
  await index.replace([nameOf('pack 0')], packOf('merged', words.slice(0, 500)));
  await index.forget([nameOf('pack 0')]);
  if (index.locate(keyOf('value word 1'))?.pack !== packNumber(nameOf('merged'))) throw new Error('What was written is not there');
  await index.close();
}

type Random = ReturnType<typeof randomFrom>;

function damaged(whole: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(whole);
  const page = 4096;
  const pages = whole.length / page;
  const at = random(pages) * page;
  switch (random(8)) {
    case 0:
      return bytes.subarray(0, random(bytes.length));
    case 1:
      return bytes.fill(0, at, at + page);
    case 2:
      return bytes.fill(bytes.subarray(random(pages) * page).subarray(0, page), at, at + page);
    case 3:
      for (let byte = at; byte < at + 512; byte++) bytes[byte] = random(256);
      return bytes;
    default:
      // Headers and pointers lie at the start of a page, and hold what LMDB trusts.
      return flipped(bytes, at + random(random(2) === 0 ? page : 64), random(8));
  }
}

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes;
}

await main();
