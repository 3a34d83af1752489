// How troubles with the disk and with the store are provoked: limits, owners and mounts of the system itself, and damage by hand.
import {execFileSync} from 'node:child_process';
import {chmodSync, chownSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {buildWith, damage} from './damage.ts';
import type {Provocation} from './provocation.ts';
import {asRoot} from './scene.ts';

const build = 'gristmill build repo --tokenizer none';

export const storeProvocations = {
  GM3001: ({folder, repository}) => {
    const repo = repository();
    // Little once it is packed, and much in a shard: it is the output that meets the end of what a file may be.
    for (let file = 0; file < 6; file++) repo.write(`long/${file}.txt`, `${file} and so on, for ever and ever\n`.repeat(20_000));
    repo.commit('Much');
    return {
      line: `ulimit -f "$(cat limit)"; ${build} --out out`,
      ...limited(folder, '1000'),
      message: `No space left: "${join(folder, 'out')}`,
      fix: `free some space on the disk of ${join(folder, 'out')}, then run the same command again`,
      mends: () => writeFileSync(join(folder, 'limit'), 'unlimited'),
    };
  },
  GM3002: ({t, folder, repository}) => {
    repository();
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    if (!asRoot) t.fail('A disk that is read-only takes root to mount: run this test as root');
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=4m', 'tmpfs', disk]);
    t.teardown(() => void execFileSync('umount', [disk]));
    return {line: `${build} --out disk/out`, message: `The disk is read-only: "${join(disk, 'out')}`, fix: `mount -o remount,rw "$(findmnt -n -o TARGET -T ${disk})"`, mends: 'paste'};
  },
  GM3003: ({folder, repository}) => {
    repository();
    const given = join(folder, 'given');
    mkdirSync(given);
    if (asRoot) chownSync(given, 65534, 65534);
    chmodSync(given, 0o555);
    return {line: `${build} --store given/store --out given/out`, circumstances: {nobody: true, env: {XDG_CACHE_HOME: given}}, message: `No permission: "${given}/store`, fix: `chmod u+rwx ${given}`, mends: 'paste'};
  },
  GM3004: ({folder, repository, write}) => {
    repository();
    write({out: 'a file'});
    return {line: `${build} --out out`, message: `A file is in the way of a folder: "${join(folder, 'out')}`, fix: `mv ${join(folder, 'out')} ${join(folder, 'out')}.old`, mends: 'paste'};
  },
  GM3005: ({folder, repository}) => {
    repository();
    return {line: `ulimit -n "$(cat limit)"; ${build}`, ...limited(folder, '26'), message: 'Too many open files', fix: 'allow 4096 open files, then run the same command again; root allows them to a shell with: prlimit --pid $$ --nofile=4096', mends: () => writeFileSync(join(folder, 'limit'), '1024')};
  },
  GM3006: ({folder, repository}) => {
    repository();
    symlinkSync('circle', join(folder, 'circle'));
    return {line: `${build} --store "$(cat place)"`, ...placed(folder, join(folder, 'circle')), message: `The disk refused: "${join(folder, 'circle')}`, fix: `check that ${join(folder, 'circle')}/git-home is on a local disk in good order, then run the same command again`, mends: () => writeFileSync(join(folder, 'place'), join(folder, 'store'))};
  },
  GM3101: async (place) => {
    await buildWith(place);
    place.write({'store/mill-2/format': 'gristmill store 999\n'});
    const dir = join(place.folder, 'store/mill-2');
    return {line: 'gristmill build', message: `The store is kept by another version of gristmill: "${dir}"`, fix: `mv ${dir} ${dir}.old`, mends: 'paste'};
  },
  GM3102: async (place) => {
    await buildWith(place);
    const former = new Set(readdirSync(join(place.folder, 'store/mill-2/packs')));
    place.write({'repo/c.txt': 'three\n'});
    await place.shell('git -C repo add --all && git -C repo commit --quiet --message Three && gristmill build --json');
    // What the last build wrote is whole, and what it builds upon is gone.
    for (const pack of former) rmSync(join(place.folder, 'store/mill-2/packs', pack), {force: true});
    return {line: 'gristmill show a.txt', message: 'The store has lost a value', fix: 'gristmill build --mend', mends: 'paste'};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

export const lookProvocations = {
  GM5001: (place) => {
    place.repository();
    place.write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: 'none'})});
    return {line: 'gristmill stats', message: `Could not find a build of "${join(place.folder, 'repo')}"`, fix: 'gristmill build', mends: 'paste'};
  },
  GM5002: async (place) => {
    await buildWith(place);
    damage(join(place.folder, 'store/mill-2/packs'));
    return {line: 'gristmill stats', message: 'Could not read the build', fix: 'gristmill build --mend', mends: 'paste'};
  },
  GM5003: async (place) => {
    await buildWith(place);
    return {line: 'gristmill show a.txtt', message: 'Could not find a row "a.txtt"', fix: 'gristmill show a.txt', mends: 'instead'};
  },
  GM5007: async (place) => {
    place.repository();
    const built = async (statistics: boolean) => {
      place.write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: 'none', statistics})});
      await place.shell('gristmill build');
    };
    await built(false);
    return {line: 'gristmill stats --only months', message: 'The last build has no "months"', fix: 'write in the configuration: statistics: true, and build again', mends: () => built(true)};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

function limited(folder: string, blocks: string): {readonly circumstances: {readonly cwd: string}} {
  writeFileSync(join(folder, 'limit'), blocks);
  return {circumstances: {cwd: folder}};
}

function placed(folder: string, place: string): {readonly circumstances: {readonly cwd: string}} {
  writeFileSync(join(folder, 'place'), place);
  return {circumstances: {cwd: folder}};
}
