// What a dataset has of its samples in the end: statistics, sections and shards of each kind, and of its tokens in every way in which they are cut.
import type {Collection, Graph} from '../graph/graph.ts';
import type {Section} from '../graph/operators/placements.ts';
import type {Joined} from '../graph/value/joined-codec.ts';
import type {Edit} from './change/edit.ts';
import type {CutCommits} from './chunk/chunk-collections.ts';
import type {Traits} from './dataset/figures/traits.ts';
import type {DocumentFacts} from './dataset/phases/document-facts.ts';
import {placeDocument, spliceJsonl, writeJsonl} from './dataset/shards.ts';
import {tallySamples, tallyTokens} from './dataset/stats.ts';
import {addTallies} from './dataset/tally.ts';
import {gatherTokenShard, placeTokenized, spliceTokenShard} from './dataset/token-shards.ts';
import {documentKinds} from './format/native/document-file.ts';
import type {Outline} from './parse/outline/outline.ts';
import type {Recipe} from './recipe.ts';
import type {Samples} from './sample/sample.ts';
import type {Sides} from './sides-of.ts';
import type {CommitRecord} from './source/git/commit-record.ts';
import type {FileEntry} from './source/git/file-entry.ts';
import {viewNamed, type NamedCut} from './tokenize/named-cut.ts';
import {addedMarks, profileParams} from './tokenize/profiles/profile-choice.ts';
import type {StructureRecipe} from './tokenize/structural/structural-collections.ts';
import type {TokenList} from './tokenize/token-list.ts';
import {tokensNamed, uncutNamed} from './tokenize/tokens-named.ts';
import {tokensOfSamples} from './tokenize/tokens-of-samples.ts';

/** About so many bytes of source code make a token. */
const bytesPerToken = 4;
const uncutAlone: NamedCut = {name: '', rules: null};

export interface ShardSources {
  /** By kind. */
  readonly samples: Readonly<Record<string, Collection<Samples>>>;
  readonly files: Collection<FileEntry>;
  /** Of files, where something has asked for them. */
  readonly outlines: Collection<Outline> | undefined;
  /** Sequences of structure are of commits themselves. */
  readonly commits: Collection<CommitRecord>;
  readonly changed: Collection<Joined<CommitRecord, Edit>>;
  /** Only where there are chunks. */
  readonly cut: CutCommits | undefined;
  /** Only where a dataset is split. */
  readonly sides: Sides | undefined;
}

export type ShardRules = Pick<Recipe, 'cuts' | 'phases' | 'profile' | 'shardBytes' | 'statistics' | 'structure' | 'tokenizers'>;

export async function shardsOfSamples(mill: Graph, {samples, files, outlines, commits, changed, cut, sides}: ShardSources, recipe: ShardRules): Promise<void> {
  const cutting = await cuttingOf();
  const wholeNamed = cutting === undefined ? tokensNamed : uncutNamed;
  const figures = recipe.statistics === true ? (await import('./dataset/figures/figures-chapter.ts')).figuresChapter(mill) : undefined;
  for (const [kind, rows] of Object.entries(samples)) {
    mill.fold(`stats.${kind}`, rows, tallySamples, addTallies);
    const sections = await sectionsIn(kind, rows);
    if (sides !== undefined && sections.sections !== undefined) (await import('./dataset/split/parted-groups.ts')).partedGroups(mill, kind, {samples: rows, sections: sections.sections});
    const traits = figures?.traits(kind, rows);
    if (traits !== undefined && recipe.tokenizers.length === 0) figures?.ofSamples(kind, {traits, ...sections});
    mill.shard(`shards.${kind}`, rows, {place: placeDocument, ...sections, write: writeJsonl, splice: spliceJsonl, target: recipe.shardBytes, params: null});
    for (const {name, digest, end} of recipe.tokenizers) {
      const params = {tokenizer: digest, ...profileParams(recipe.profile)};
      const tokens = mill.map(wholeNamed(kind, name), tokensOfSamples, {samples: rows}, params);
      const cutBy = (own: string, {rules}: NamedCut) => cutting?.cutCollection(mill, own, {tokens, samples: rows, outlined: kind === 'file' ? cutting.outlined : undefined}, {...params, cut: rules, end}) ?? tokens;
      keepViews(cutBy, {name, end, kind, sections, traits});
    }
  }
  if (recipe.structure !== undefined && recipe.tokenizers.length > 0) await keepStructure(recipe.structure);

  async function keepStructure({chunks: rules, sequences, vocabulary}: StructureRecipe): Promise<void> {
    const {chunksOf, structuralTokens, structureKind} = await import('./tokenize/structural/structural-collections.ts');
    const pieces = cut === undefined ? chunksOf(mill, changed, rules) : (await import('./chunk/structural-chunks.ts')).semanticChunksOf(mill, {changed, cut}, rules);
    const {structureFacts} = await import('./tokenize/structural/structure-facts.ts');
    const sections = await sectionsIn(structureKind, () => mill.map(`phase facts.${structureKind}`, structureFacts, {commit: commits, chunks: pieces}, null));
    for (const {name, digest, end} of recipe.tokenizers) {
      const params = {tokenizer: digest, vocabulary, above: addedMarks(recipe.profile)};
      const tokens = structuralTokens(mill, wholeNamed(structureKind, name), {commits, chunks: pieces}, {...sequences, ...params});
      // What is not packed need not fit.
      const cutBy = (own: string, {rules: cuts}: NamedCut) => cutting?.cutStructureCollection(mill, own, tokens, {...params, cut: cuts?.pack === true ? cuts : null, end}) ?? tokens;
      keepViews(cutBy, {name, end, kind: structureKind, sections, traits: undefined});
    }
  }

  /** None where samples stay whole. */
  async function cuttingOf() {
    if (recipe.cuts === undefined || recipe.tokenizers.length === 0) return undefined;
    const {cutCollection, cutStructureCollection, filesWithOutlines} = await import('./tokenize/cut/cut-collections.ts');
    return {cutCollection, cutStructureCollection, outlined: outlines && filesWithOutlines(mill, files, outlines)};
  }

  async function sectionsIn(kind: string, rows: Collection<Samples> | (() => Collection<DocumentFacts>)): Promise<Sections> {
    const sections = sides === undefined && recipe.phases === undefined ? undefined : (await import('./dataset/phases/sections-of.ts')).sectionsOf(mill, {kind, samples: rows, sides: sides?.of(kind), phases: recipe.phases});
    return sections === undefined ? {} : {sections};
  }

  /** Statistics and shards of the tokens in every way in which they are cut: in one, whole, where nothing is said of it. */
  function keepViews(cutBy: (own: string, cut: NamedCut) => Collection<TokenList>, {name, end, kind, sections, traits}: KeptTokens): void {
    for (const one of recipe.cuts ?? [uncutAlone]) {
      const own = tokensNamed(kind, viewNamed(name, one.name));
      const tokens = cutBy(own, one);
      mill.fold(`stats.${own}`, tokens, tallyTokens, addTallies);
      figures?.ofTokens(own, {traits, tokens, ...sections});
      const rules = {end, kind: documentKinds[kind] ?? unknownKind(kind), ...(one.rules?.pack === true && {pack: one.rules.tokens})};
      mill.shard(`shards.${own}`, tokens, {place: placeTokenized, ...sections, write: gatherTokenShard, splice: spliceTokenShard, target: Math.ceil(recipe.shardBytes / bytesPerToken), params: rules});
    }
  }
}

interface Sections {readonly sections?: Collection<readonly Section[]>}
interface KeptTokens {readonly name: string; readonly end: number | null; readonly kind: string; readonly sections: Sections; readonly traits: Collection<Traits> | undefined}

function unknownKind(kind: string): never {
  throw new Error(`Documents of kind "${kind}" have no number in token shards`);
}
