// Of each phase and part, how much of the dataset lies in its shards, and in which files.
import type {ShardPlace} from '../../build/manifest.ts';
import type {Column, Sheet} from '../sheet.ts';
import type {Query, Row, Written} from '../query.ts';

/** Rows name a part as its shards do. */
type Place = 'phase' | 'split';

export function placeSheet({manifest}: Written, focus: readonly (readonly [phase: string, text: string])[]): Sheet | undefined {
  const {shards, tokenizers, phases = []} = manifest;
  const has = (place: Place): boolean => shards.some((shard) => shard[place] !== undefined);
  const asked: readonly Place[] = (['phase', 'split'] as const).filter(has);
  if (asked.length === 0) return undefined;
  const where = Object.fromEntries(asked.map((place) => [place, `$${place}`]));
  const of = (add: string): Query => ({in: 'manifest.json', each: ['shards'], where, add});
  const tokens: readonly Column[] = tokenizers.length === 0 ? [] : [{title: 'tokens', query: {in: 'manifest.json', each: ['tokenizers', 0, 'shards'], where, add: 'tokens'}}];
  const texts = new Map(focus);
  return {
    title: asked.length === 2 ? 'Phases and parts' : has('phase') ? 'Phases' : 'Parts',
    about: 'What lies in the shards of each. Bytes are those of the files; tokens those of the first tokenizer, ends of documents included. A document that a weight repeats is counted as often.',
    heads: asked.map((place) => ({name: place, title: place === 'phase' ? 'phase' : 'part'})),
    columns: [
      {title: 'files', query: {in: 'manifest.json', each: ['shards'], where}},
      {title: 'documents', query: of('documents')},
      {title: 'samples', query: of('samples')},
      {title: 'bytes of files', query: of('size')},
      ...tokens,
    ],
    rows: rowsOf(shards, phases.map(({name}) => name), asked),
    ...(texts.size > 0 && asked.includes('phase') && {remark: {title: 'to learn', of: ({phase = ''}: Row) => texts.get(phase) ?? ''}}),
  };
}

/** A phase that has turned out to be empty is told, too. */
function rowsOf(shards: readonly ShardPlace[], phases: readonly string[], asked: readonly Place[]): readonly Row[] {
  const rowOf = (shard: ShardPlace): Row => Object.fromEntries(asked.map((place) => [place, shard[place] ?? '']));
  const rows = new Map(shards.map((shard) => [JSON.stringify(rowOf(shard)), rowOf(shard)]));
  const empty = phases.filter((phase) => !shards.some((shard) => shard.phase === phase)).map((phase) => rowOf({phase, ...(asked.includes('split') && {split: 'train'})}));
  const rank = ({phase = ''}: Row): number => phases.indexOf(phase);
  return [...rows.values(), ...empty].sort((a, b) => rank(a) - rank(b));
}

/** What phases were meant to be of the tokens that are trained on, and what they are. */
export function shareSheet({manifest}: Written): Sheet | undefined {
  const {phases = []} = manifest;
  if (phases.length === 0) return undefined;
  const of = (add: string): Query => ({in: 'manifest.json', each: ['phases'], where: {name: '$phase'}, add});
  return {
    title: 'Shares of phases',
    about: phases[0]?.counted === 'bytes' ? 'Of the bytes that train has.' : 'Of the tokens that train has, by the first tokenizer.',
    heads: [{name: 'phase', title: 'phase'}],
    columns: [{title: 'amount', query: of('amount')}, {title: 'share', query: of('achievedShare'), as: 'share'}, {title: 'share asked for', query: of('statedShare'), as: 'share'}],
    rows: phases.map(({name}) => ({phase: name})),
  };
}

export function tokenizerSheet({manifest: {tokenizers}}: Written): Sheet | undefined {
  if (tokenizers.length === 0) return undefined;
  const of = (name: string): Query => ({in: 'manifest.json', each: ['tokenizers'], where: {name: '$tokenizer'}, add: name});
  return {
    title: 'Tokenizers',
    about: 'Tokens of all shards of a tokenizer in a way of cutting, ends of documents and repeated contexts included.',
    heads: [{name: 'tokenizer', title: 'tokenizer'}],
    columns: [{title: 'ids', query: of('vocab')}, {title: 'tokens', query: of('tokens')}],
    rows: tokenizers.map(({name}) => ({tokenizer: name})),
    remark: {title: 'sha256 of its file', of: ({tokenizer = ''}) => tokenizers.find(({name}) => name === tokenizer)?.digest ?? ''},
  };
}
