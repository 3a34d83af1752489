// What is found in a store that went through a crash, a power cut or damage, held against what was acknowledged before.
import {diskStore, type DiskStore} from '../../cache/disk-store.ts';
import {memoryStore} from '../../graph/store.ts';
import {digestOf} from '../../graph/value/digest.ts';
import {batchesPerRoot, rowsIn, smallBuild, type Batch} from './small-build.ts';

export interface Claim {
  readonly dir: string;
  /** Targets, and how many batches of each were acknowledged. */
  readonly acknowledged: Readonly<Record<string, number>>;
  /** How many batches there may be. */
  readonly batches: number;
  /** Damaged: what was acknowledged may be gone as long as it is noticed, and a root may be any that was published. */
  readonly damaged: boolean;
}

export interface Verdict {
  readonly problems: readonly string[];
  /** What was acknowledged and is a miss. */
  readonly missing: number;
}

export async function verdictOn({dir, acknowledged, batches, damaged}: Claim): Promise<Verdict> {
  const calm = await undisturbed(batches);
  const store = await diskStore({dir, sealBytes: 20_000});
  try {
    const {wrong, missing} = await compared(store, calm, Math.max(0, ...Object.values(acknowledged)));
    const problems = damaged ? wrong : [...wrong, ...missing];
    for (const [target, count] of Object.entries(acknowledged)) {
      const last = Math.floor(count / batchesPerRoot) * batchesPerRoot - 1;
      const published = calm.filter(({number}) => number % batchesPerRoot === batchesPerRoot - 1 && number <= last);
      const allowed = [undefined, ...published].slice(damaged ? 0 : -1).concat(calm[last + batchesPerRoot] ?? []).map((batch) => batch?.digest);
      const root = (await store.root(target))?.root;
      if (!allowed.includes(root)) problems.push(`root of ${target} after ${count} batches is ${calm.findIndex(({digest}) => digest === root)}`);
    }
    return {problems, missing: missing.length};
  } finally {
    await store.close();
  }
}

/** Builds all there may be from the start, and says what is still not right then. */
export async function healed({dir, batches}: Pick<Claim, 'dir' | 'batches'>): Promise<readonly string[]> {
  const calm = await undisturbed(batches);
  let unhealed: readonly string[] = [];
  // A value may be found damaged only after what builds upon it was taken over: then the next build makes it anew.
  for (let build = 0; build < 3; build++) {
    const store = await diskStore({dir, sealBytes: 20_000});
    await smallBuild(store, {target: `healed ${build}`, batches, acknowledge: () => {}});
    await store.close();
    const again = await diskStore({dir});
    const {wrong, missing} = await compared(again, calm, batches);
    const root = await again.root(`healed ${build}`);
    await again.close();
    if (wrong.length > 0) return wrong;
    unhealed = root?.root === calm.at(-1)?.digest ? missing : ['The root of what was built anew is another'];
    if (unhealed.length === 0) return [];
  }
  return unhealed;
}

/** What is there and wrong, and what should be there and is not. */
async function compared(store: DiskStore, calm: readonly Batch[], acknowledged: number): Promise<{wrong: string[]; missing: readonly string[]}> {
  const answers = await store.recall(calm.map(({key}) => key));
  const wanted = calm.flatMap(({number, digest, list}) => [digest, ...rowsIn(list)].map((value, row) => ({number, digest: value, row})));
  const values = await store.read(wanted.map(({digest}) => digest));
  const found = [
    ...calm.map(({number, digest}, at) => ({number, what: 'answer', right: answers[at] === undefined ? undefined : answers[at] === digest})),
    ...wanted.map(({number, digest, row}, at) => ({number, what: `value ${row}`, right: isRight(values[at], digest)})),
  ];
  const named = ({number, what}: (typeof found)[number]) => `${what} of batch ${number}`;
  return {
    wrong: found.filter(({right}) => right === false).map((each) => `wrong: ${named(each)}`),
    missing: found.filter(({right, number}) => right === undefined && number < acknowledged).map((each) => `missing: ${named(each)}`),
  };
}

function isRight(value: Uint8Array | undefined, digest: string): boolean | undefined {
  return value && digestOf(value) === digest;
}

const calmBatches = new Map<number, Promise<readonly Batch[]>>();

/** What a build that nobody disturbs makes. */
export function undisturbed(batches: number): Promise<readonly Batch[]> {
  const built = calmBatches.get(batches) ?? build();
  calmBatches.set(batches, built);
  return built;

  async function build(): Promise<readonly Batch[]> {
    const made: Batch[] = [];
    await smallBuild(memoryStore(), {target: 'calm', batches, acknowledge: (batch) => void made.push(batch)});
    return made;
  }
}
