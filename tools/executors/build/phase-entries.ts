// What a manifest says of phases: which begins with what, and how much of the dataset each turned out to be.
import type {Built} from '../../../graph/build.ts';
import {linesSize} from './lines-size.ts';
import type {PhaseEntry, ShardEntry, TokenizerEntry} from './manifest.ts';
import {phasesBuilt} from './phases-built.ts';

/** None where there are no phases. */
export function phaseEntries({collections}: Pick<Built, 'collections'>, shards: readonly ShardEntry[], tokenizers: readonly TokenizerEntry[]): readonly PhaseEntry[] | undefined {
  const phases = phasesBuilt(collections);
  if (phases === undefined) return undefined;
  const names = [...new Set(phases.map(({name}) => name))];
  const [first] = tokenizers;
  const counted = first === undefined ? 'bytes' : 'tokens';
  const parts = first === undefined ? shards.map((shard) => ({...shard, amount: linesSize(shard)})) : first.shards.map(({tokens, ...place}) => ({...place, amount: tokens}));
  const trained = parts.filter(({split = 'train'}) => split === 'train');
  const amountOf = (name: string) => trained.reduce((sum, {phase, amount}) => sum + (phase === name ? amount : 0), 0);
  const all = names.reduce((sum, name) => sum + amountOf(name), 0);
  const stated = (name: string) => phases.find((phase) => phase.name === name)?.share;
  const whole = names.reduce((sum, name) => sum + (stated(name) ?? 0), 0);
  return names.map((name, at) => ({
    name,
    startsFrom: names[at - 1] ?? null,
    amount: amountOf(name),
    counted,
    achievedShare: all === 0 ? 0 : amountOf(name) / all,
    statedShare: stated(name) === undefined || whole === 0 ? null : (stated(name) ?? 0) / whole,
  }));
}
