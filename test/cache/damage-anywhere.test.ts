import {cp, readdir, readFile, rm, truncate, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {zstdDecompressSync} from 'node:zlib';
import test, {type ExecutionContext} from 'ava';
import {trailerBytes} from '../../cache/pack-footer.ts';
import {readFooter} from '../../cache/read-footer.ts';
import {forEachBounded} from '../../graph/run/bounded.ts';
import {random, type Random} from '../graph/rig/random.ts';
import {lived} from './deaths.ts';
import {judge} from './judges.ts';
import {tempFolder} from './rows.ts';

const rounds = process.env['GRISTMILL_LONG'] === '1' ? 5000 : 200;
const builder = fileURLToPath(new URL('small-builder.ts', import.meta.url));
const batches = 21;

/** Where damage is done. */
const parts = ['packs', 'footers', 'index', 'roots', 'any file', 'rotten index'] as const;
type Part = (typeof parts)[number];

test('diskStore: bits that flip and ends that are lost are noticed wherever they lie, and nothing wrong is ever handed out', async (t) => {
  const whole = await filledStore(t);
  const seed = 51;
  const found = {missing: 0, unharmed: 0, refused: 0, deaths: 0};
  const failed: string[] = [];
  const folder = await tempFolder(t);
  await forEachBounded([0, 1], 2, async (lane) => {
    const judged = judge(t);
    for (let round = lane; round < rounds; round += 2) {
      const dice = random(seed + round);
      const dir = join(folder, String(round));
      await cp(whole, dir, {recursive: true});
      const part = parts[round % parts.length] ?? 'any file';
      const claim = {dir, acknowledged: {left: batches}, batches, damaged: true};
      const database = part === 'rotten index' ? await databaseIn(dir) : undefined;
      if (database !== undefined) {
        // Closed in good order at a time that can be given back: nothing but what it holds will tell that it has changed.
        await utimes(database, 1e9, 1e9);
        t.deepEqual(await judged({...claim, acknowledged: {}, batches: 0}), {problems: [], missing: 0});
      }
      const damage = await damaged(dir, part, dice);
      if (database !== undefined) await utimes(database, 1e9, 1e9);
      const first = await judged(claim);
      // A process that dies over a store is one thing, a store that stays so is another.
      const {problems = [], missing = 0, refused, died} = first.died === undefined ? first : await judged(claim);
      const unnoticed = damage.matters && missing === 0 && refused === undefined && died === undefined ? ['not noticed'] : [];
      const wrong = [...problems, ...unnoticed, ...(died === undefined ? [] : [`the process ${died} twice`])];
      if (wrong.length > 0) failed.push(`seed ${seed}, round ${round}, ${damage.what}: ${wrong.slice(0, 3).join('; ')}`);
      found[refused !== undefined ? 'refused' : missing > 0 ? 'missing' : 'unharmed']++;
      if (first.died !== undefined) found.deaths++;
      await rm(dir, {recursive: true});
    }
  });
  t.log(`${rounds} damages: ${JSON.stringify(found)}`);
  t.deepEqual(failed, []);
});

async function filledStore(t: ExecutionContext): Promise<string> {
  const dir = join(await tempFolder(t), 'store');
  const {code, stderr} = await lived(builder, [dir, 'left', String(batches)], undefined);
  t.is(code, 0, stderr);
  return dir;
}

async function databaseIn(dir: string): Promise<string | undefined> {
  return (await readdir(dir, {recursive: true})).filter((name) => name.endsWith('data.mdb')).map((name) => join(dir, name))[0];
}

interface Damage {
  readonly what: string;
  /** Something that is read must be missing then. */
  readonly matters: boolean;
}

async function damaged(dir: string, part: Part, dice: Random): Promise<Damage> {
  const files = (await readdir(dir, {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile() && entry.name !== 'lock.mdb').map((entry) => join(entry.parentPath, entry.name)).sort();
  const inPart = files.filter((file) => {
    const place = file.slice(dir.length + 1);
    return part === 'any file' || (part === 'rotten index' ? place.endsWith('.mdb') : place.startsWith(part === 'footers' ? 'packs' : part));
  });
  const path = dice.pick(inPart);
  const bytes = await readFile(path);
  const isPack = path.endsWith('.pack');
  const footer = isPack ? Number(bytes.readBigUInt64BE(bytes.length - trailerBytes)) : 0;
  // An index that is made anew is all that ever reads a footer, but for merges.
  const withoutIndex = part === 'footers' || (isPack && dice.chance(4));
  if (withoutIndex) for (const name of await readdir(dir)) if (name.startsWith('index')) await rm(join(dir, name), {recursive: true});
  const from = part === 'footers' ? footer : 0;
  const at = from + dice.int(bytes.length - from);
  const what = `${path.slice(dir.length + 1)}${withoutIndex ? ', without the index' : ''}`;
  // The bytes that tell when a pack was made are no part of what it holds.
  const inFrames = isPack && at >= 24 && at < footer;
  if (dice.chance(3)) {
    await truncate(path, at);
    return {what: `${what}, cut at ${at} of ${bytes.length}`, matters: isPack && (withoutIndex || at < footer)};
  }
  const flipped = Buffer.from(bytes);
  flipped[at] = (bytes[at] ?? 0) ^ (1 << dice.int(8));
  const changesFrame = inFrames && !(await meansTheSame(path, {at, bytes, flipped}));
  await writeFile(path, flipped);
  return {what: `${what}, bit at ${at} of ${bytes.length}`, matters: changesFrame || (isPack && withoutIndex && (at >= footer || at < 8))};
}

/** A frame says how much memory its reader may need: another figure there changes nothing that is read. */
async function meansTheSame(path: string, {at, bytes, flipped}: {at: number; bytes: Buffer; flipped: Buffer}): Promise<boolean> {
  const frame = (await readFooter(path))?.table.frames.find((frame) => frame.at <= at && at < frame.at + frame.size);
  if (frame === undefined) return false;
  const raw = (pack: Buffer) => zstdDecompressSync(pack.subarray(frame.at, frame.at + frame.size));
  try {
    return raw(flipped).equals(raw(bytes));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return false;
    throw cause;
  }
}
