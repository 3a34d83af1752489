// How troubles with the cuts of a split are provoked.
import {appendFileSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Provocation} from './provocation.ts';
import type {Scene} from './scene.ts';

export const splitProvocations = {
  GM4106: async (place) => {
    await parted(place, true);
    return {line: 'gristmill build', message: `No cuts of the split are pinned in "${lockIn(place)}"`, fix: promote(place), mends: 'paste'};
  },
  GM4107: async (place) => {
    await parted(place, true, promote(place));
    await parted(place, {shares: {train: 50, val: 25, test: 25}});
    return {line: 'gristmill build', message: 'The pinned cuts of the split were made for other shares: test is 15, and 25 is configured; train is 70, and 50 is configured; val is 15, and 25 is configured', fix: promote(place), mends: 'paste'};
  },
  GM4108: async (place) => {
    await parted(place, {method: 'path'});
    const file = join(place.folder, 'dataset.config.json');
    return {line: 'gristmill roll', message: 'The dataset is not split by time', fix: `write in ${file}: split: true`, mends: () => void parted(place, true)};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

export const cutProvocations = {
  GM2007: async (place) => {
    await parted(place, true, promote(place));
    const lock = readFileSync(lockIn(place), 'utf8');
    const oid = /"train": \{\s*"corrected": \d+,\s*"oid": "([0-9a-f]{40})"/.exec(lock)?.[1] ?? '';
    writeFileSync(lockIn(place), lock.replaceAll(oid, 'c'.repeat(40)));
    return {line: 'gristmill build', message: `The split is cut at a commit that is not in the repository: "${'c'.repeat(40)}"`, fix: 'gristmill roll --promote', mends: 'paste'};
  },
  GM2008: (place) => {
    const {run} = place.repository();
    run('clone', '--quiet', '--bare', '.', '../bare');
    const write = (more: object) => place.write({'dataset.config.json': JSON.stringify({source: 'bare', tokenizer: 'none', ...more})});
    write({uncommitted: true});
    return {line: 'gristmill build', message: `There is no work tree to take files from: "${place.folder}/bare"`, fix: 'write in the configuration: uncommitted: false', mends: () => write({uncommitted: false})};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

export const leakProvocations = {
  GM5004: async (place) => {
    await parted(place, false, 'gristmill build');
    return {line: 'gristmill leaks', message: 'The last build of the dataset is one part', fix: 'write in the configuration: split: true', mends: () => parted(place, true, `${promote(place)} && gristmill build`)};
  },
  GM5005: async (place) => {
    await parted(place, true, `${promote(place)} && gristmill build`);
    const [shard = ''] = readdirSync(join(place.folder, 'out/shards'));
    const file = `shards/${shard}`;
    appendFileSync(join(place.folder, 'out', file), '{}\n');
    return {line: 'gristmill leaks', message: `Could not read what the last build wrote in "${file}", which holds more than that`, fix: 'gristmill build --mend', mends: 'paste'};
  },
  GM5006: async (place) => {
    await parted(place, true, `${promote(place)} && gristmill build`);
    rmSync(join(place.folder, 'store/mirrors'), {recursive: true});
    return {line: 'gristmill leaks', message: `Could not find our mirror of "${join(place.folder, 'repo')}"`, fix: 'gristmill build', mends: 'paste'};
  },
} as const satisfies Readonly<Record<string, Provocation>>;

export const leakBugProvocations = {
  // Whoever takes the first part of a group in place of the last one parts it.
  GM9003: async (place) => {
    const repo = place.repository();
    const oid = repo.run('rev-parse', 'HEAD~1');
    repo.commit(`Undo\n\nThis reverts commit ${oid}.`);
    places.add(place);
    await parted(place, true, promote(place));
    place.write({'saboteur.mjs': 'const {max, min} = Math; Math.max = (...numbers) => (/commit-sides/.test(new Error().stack.split("\\n")[2]) ? min : max)(...numbers);'});
    return {
      line: 'gristmill build', circumstances: {env: {NODE_OPTIONS: `--import=${join(place.folder, 'saboteur.mjs')}`}}, message: 'The split leaks: The change group "commit ',
      fix: 'report it with these lines and what "gristmill doctor --json" prints, without what is not for others to see', mends: 'reported',
    };
  },
} as const satisfies Readonly<Record<string, Provocation>>;

function lockIn({folder}: Scene): string {
  return join(folder, 'artefacts.lock');
}

function promote({folder}: Scene): string {
  return `gristmill roll --promote --config ${join(folder, 'dataset.config.json')}`;
}

/** A repository that is to be parted; where a line is given, it is run. */
async function parted(place: Scene, split: unknown, line?: string): Promise<void> {
  if (!places.has(place)) place.repository();
  places.add(place);
  place.write({'dataset.config.json': JSON.stringify({source: 'repo', store: 'store', tokenizer: 'none', split})});
  const {code, stderr} = line === undefined ? {code: 0, stderr: ''} : await place.shell(line);
  place.t.is(code, 0, stderr);
}

const places = new WeakSet<Scene>();
