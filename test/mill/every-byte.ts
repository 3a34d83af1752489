// Everything that a build left behind, as bytes to search: outputs, the index, journals, and each frame of each pack decompressed.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {zstdDecompressSync} from 'node:zlib';
import {readFooter} from '../../cache/read-footer.ts';

export interface Left {readonly name: string; readonly bytes: Buffer}

/** Our mirror of the repository is not ours to clean: it holds git's own objects, which a build reads from. */
export async function everyByte(folder: string): Promise<readonly Left[]> {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  const left: Left[] = [];
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const name = path.slice(folder.length + 1);
    if (/(?:^|\/)mirrors?\//.test(name) || /\.git\//.test(name)) continue;
    const bytes = readFileSync(path);
    left.push({name, bytes});
    if (!name.endsWith('.pack')) continue;
    const footer = await readFooter(path);
    if (footer === undefined) throw new Error(`Could not read the footer of ${name}`);
    for (const {at, size} of footer.table.frames) left.push({name: `${name} at ${at}`, bytes: zstdDecompressSync(bytes.subarray(at, at + size))});
  }
  return left;
}

/** A text as it is, and inside of something that is spelled in base64, wherever it begins there. */
export function spellings(text: string): readonly string[] {
  const shifted = [0, 1, 2].flatMap((shift) => {
    const plain = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64').slice(shift === 0 ? 0 : 4);
    const sure = plain.slice(0, Math.floor(plain.length / 4) * 4 - 4);
    return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set([text, JSON.stringify(text).slice(1, -1), ...shifted])];
}
