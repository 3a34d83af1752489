// Loaded before a program (`node --import`): names the steps by which a store commits, and kills the process at one of them.
// No code of the store knows of it: it stands between the store and the file system.
//   GRISTMILL_TEST_STEP=list                    prints each step to stderr as it is taken
//   GRISTMILL_TEST_STEP=before:2:name a pack    SIGKILL when that step is taken for the second time; also `after` and `late`
import {spawn} from 'node:child_process';
import {writeSync} from 'node:fs';
import promises, {type FileHandle} from 'node:fs/promises';
import {syncBuiltinESMExports} from 'node:module';

const wanted = process.env['GRISTMILL_TEST_STEP'] ?? '';
const [, when = '', count = '1', step = ''] = /^(\w+):(\d+):(.*)$/.exec(wanted) ?? [];
let left = Number(count);

/** Runs one call of the file system as a step. */
async function taken<T>(name: string | undefined, call: () => Promise<T>): Promise<T> {
  if (name !== undefined && wanted === 'list') writeSync(2, `${name}\n`);
  const now = name === step && --left === 0;
  if (now && when === 'before') process.kill(process.pid, 'SIGKILL');
  const result = await call().catch((failure: unknown) => {
    // What is there already is made. Any other failure was no step: it is tried again another way.
    const there = failure instanceof Error && 'code' in failure && failure.code === 'EEXIST';
    if (now && there && when === 'after') process.kill(process.pid, 'SIGKILL');
    if (now && !there) left = 1;
    throw failure;
  });
  if (now && when === 'after') process.kill(process.pid, 'SIGKILL');
  // Somewhere in what comes next, as a database's commit is: from outside, some milliseconds later.
  if (now && when === 'late') spawn('sh', ['-c', `sleep 0.00${process.pid % 6}; kill -9 ${process.pid}`], {stdio: 'ignore'});
  return result;
}

/** What a path is to a store; nothing when it is none of its files. */
function partOf(path: string): string | undefined {
  if (/\/tmp\/[^/]*\.pack$/.test(path)) return 'a pack';
  if (/\/packs\/[0-9a-f]{64}\.pack$/.test(path)) return 'a sealed pack';
  if (/\/tmp\/[^/]*\.root$/.test(path)) return 'the next root';
  if (/\/roots\/[^/]+\/journal$/.test(path)) return 'the journal';
  if (/\/tmp\/[^/]*\.format$/.test(path)) return 'the format';
  if (/\.lease$/.test(path)) return 'a lease';
  if (/\.(?:mark|open)$/.test(path)) return "the index's mark";
  if (/\/stamp$/.test(path)) return "the index's stamp";
  if (/\/tmp\/[^/]*\.index$/.test(path)) return 'an index set aside';
  if (/\/index-[^/]*$/.test(path)) return 'the index';
  if (/\/roots\/[^/]+$/.test(path)) return "the target's folder";
  if (/\/(?:packs|roots)$/.test(path)) return `the folder ${path.slice(path.lastIndexOf('/') + 1)}`;
  return undefined;
}

function stepOf(verb: string, path: unknown): string | undefined {
  const part = partOf(String(path));
  return part && `${verb} ${part}`;
}

function followed(file: FileHandle, path: unknown): FileHandle {
  const {write, appendFile, datasync, sync} = file;
  return Object.assign(file, {
    write: (...rest: readonly unknown[]) => taken(stepOf('write', path), () => Reflect.apply(write, file, rest)),
    appendFile: (...rest: readonly unknown[]) => taken(stepOf('write', path), () => Reflect.apply(appendFile, file, rest)),
    datasync: () => taken(stepOf('sync', path), () => datasync.call(file)),
    sync: () => taken(stepOf('sync', path), () => sync.call(file)),
  });
}

const {open, writeFile, rename, rm, mkdir} = promises;
Object.assign(promises, {
  open: async (...rest: Parameters<typeof open>) => {
    const [path, flags] = rest;
    const makes = typeof flags === 'string' && /^[aw]/.test(flags);
    return followed(await taken(makes ? stepOf('begin', path) : undefined, () => open(...rest)), path);
  },
  writeFile: (...rest: Parameters<typeof writeFile>) => taken(stepOf('write', rest[0]), () => writeFile(...rest)),
  rename: (from: string, to: string) => taken(stepOf('name', from), () => rename(from, to)),
  rm: (...rest: Parameters<typeof rm>) => taken(stepOf('remove', rest[0]), () => rm(...rest)),
  mkdir: (...rest: Parameters<typeof mkdir>) => taken(stepOf('make', rest[0]), () => mkdir(...rest)),
});
syncBuiltinESMExports();
