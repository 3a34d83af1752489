// One tree of a repository as a bundle that git clones: a commit without parents, its tree and what is in it. No commit, reference or object of any other time
// is in it, so whoever is to find the patch cannot look it up.
import {createHash} from 'node:crypto';
import {deflateSync} from 'node:zlib';
import {streamGit, type Git} from './git-process.ts';

export interface BaseBundle {
  readonly gitDir: string;
  readonly tree: string;
  /** Of the commit that it is told to be: nothing else of that is kept. */
  readonly seconds: number;
}

const packHead = 12;
const commitType = 1;

/** The pack is git's own with one object more; with one thread and without former deltas it is the same on every machine with one git. */
export async function* baseBundle(git: Git, {gitDir, tree, seconds}: BaseBundle, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  const algorithm = tree.length === 64 ? 'sha256' : 'sha1';
  const person = `base <base@invalid> ${seconds} +0000`;
  const body = Buffer.from(`tree ${tree}\nauthor ${person}\ncommitter ${person}\n\nBase\n`);
  const oid = createHash(algorithm).update(`commit ${body.length}\0`).update(body).digest('hex');
  const kind = algorithm === 'sha1' ? '# v2 git bundle\n' : '# v3 git bundle\n@object-format=sha256\n';
  yield Buffer.from(`${kind}${oid} HEAD\n${oid} refs/heads/base\n\n`);

  const sum = createHash(algorithm);
  const trailer = tree.length / 2;
  let held = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of streamGit(git, ['pack-objects', '--revs', '--stdout', '--quiet', '--threads=1', '--window=0', '--no-reuse-delta', '--no-reuse-object'], {gitDir, input: `${tree}\n`}, signal)) {
    held = Buffer.concat([held, chunk]);
    if (!begun && held.length >= packHead) {
      begun = true;
      held.writeUInt32BE(held.readUInt32BE(8) + 1, 8);
    }
    // The sum at the end is of one object less.
    if (!begun || held.length <= trailer) continue;
    const out = held.subarray(0, held.length - trailer);
    held = Buffer.from(held.subarray(held.length - trailer));
    sum.update(out);
    yield out;
  }
  const commit = Buffer.concat([objectHead(commitType, body.length), deflateSync(body)]);
  yield commit;
  yield sum.update(commit).digest();
}

/** Type and length as a pack spells them: four bits of the length first, then seven at a time. */
function objectHead(type: number, length: number): Buffer {
  const bytes = [(type << 4) | (length & 15)];
  for (let left = length >> 4; left > 0; left >>= 7) {
    bytes.push((bytes.pop() ?? 0) | 128);
    bytes.push(left & 127);
  }
  return Buffer.from(bytes);
}
