// The whole flow as function calls: what a dataset is made of, from git to shards. Reads top down; runs nothing. A chapter that few datasets ask for is
// loaded where it is asked for: a build with nothing to do is mostly the loading of modules.
import {graph, type Collection, type Graph} from '../graph/graph.ts';
import type {Section} from '../graph/operators/placements.ts';
import {changedCommits} from './change/changed-commits.ts';
import {licensedEdits, statedPairs} from './change/licence/licensed-edits.ts';
import {noRules} from './clean/rules-in-force.ts';
import {addAttributions, attributionTask, measureAttribution, textsNamed} from './dataset/notice/attribution.ts';
import {noticeTask} from './dataset/notice/notice.ts';
import type {DocumentFacts} from './dataset/phases/document-facts.ts';
import {placeDocument, spliceJsonl, writeJsonl} from './dataset/shards.ts';
import {tallyFiles, tallyForgotten, tallyLicences, tallySamples, tallyTokens} from './dataset/stats.ts';
import {addTallies} from './dataset/tally.ts';
import {gatherTokenShard, placeTokenized, spliceTokenShard} from './dataset/token-shards.ts';
import {forgetLicences} from './forget/forget-licences.ts';
import {keptCommits} from './forget/kept-commits.ts';
import {documentKinds} from './format/native/document-file.ts';
import {licenceFilter} from './parse/licence/licence-filter.ts';
import {licensedFiles} from './parse/licence/licensed-files.ts';
import type {Outline} from './parse/outline/outline.ts';
import type {Profile} from './parse/profile.ts';
import type {Feeds, Recipe} from './recipe.ts';
import type {Samples} from './sample/sample.ts';
import {samplesOfCommits} from './samples-of-commits.ts';
import {samplesOfFiles} from './samples-of-files.ts';
import {commitCodec, type CommitRecord} from './source/git/commit-record.ts';
import {fileCodec} from './source/git/file-entry.ts';
import {addedMarks, profileParams} from './tokenize/profiles/profile-choice.ts';
import type {TokenList} from './tokenize/token-list.ts';
import {viewNamed, type NamedCut} from './tokenize/named-cut.ts';
import {tokensNamed, uncutNamed} from './tokenize/tokens-named.ts';
import {tokensOfSamples} from './tokenize/tokens-of-samples.ts';

/** About so many bytes of source code make a token. */
const bytesPerToken = 4;
const uncutAlone: NamedCut = {name: '', rules: null};

export async function pipeline(feeds: Feeds, recipe: Recipe): Promise<Graph> {
  const mill = graph();
  const clean = recipe.clean ?? noRules;
  const ruled = clean === noRules ? null : {clean};
  const files = mill.source('files', fileCodec, feeds.files);
  const commits = mill.source('commits', commitCodec, feeds.commits);

  const {profiles, licences, said} = licensedFiles(mill, files, clean);
  const allowed = recipe.licences === undefined ? profiles : mill.standIn(mill.map('profiles by licence', licenceFilter, {profile: profiles, licence: licences}, recipe.licences));
  const {wanted, kept} = withoutForgotten(allowed);
  const rules = recipe.licences;
  const {edits, commits: changed} = changedCommits(mill, kept, {clean, context: recipe.context, ...(rules !== undefined && {filter: (all) => licensedEdits(mill, all, {stated: statedPairs(mill, {commits: kept, said, clean}), rules})})});

  const discussions = recipe.items === true ? (await import('./discussion/discussions.ts')).discussionsOf(mill, {items: await (await import('./source/github/mirrored-items.ts')).mirroredItems(mill, feeds.items ?? noFeedOf('Discussions'), {audited: clean !== noRules}), templates: feeds.templates ?? noFeedOf('Discussions'), clean}) : undefined;
  const talked = discussions === undefined ? undefined : {documents: discussions, links: (await import('./discussion/links/linked-issues.ts')).linkedIssues(mill, {documents: discussions, commits: kept}, {repository: recipe.repository ?? ''}).links};
  const paired = recipe.testPairs === true;
  const outlined = recipe.outlines === undefined && !paired ? undefined : (await import('./parse/outline/outlined-files.ts')).outlinedFiles(mill, {files, profiles: wanted, clean});
  const asksCalls = recipe.outlines?.calls === true || paired;
  const trees = recipe.split?.method === 'time' && asksCalls ? (await import('./split-trees.ts')).splitTrees(mill, {files, feeds: feeds.trees ?? noFeedOf('Trees of a split')}, recipe) : undefined;
  const called = outlined !== undefined && trees === undefined && asksCalls ? (await import('./parse/calls/called-files.ts')).calledFiles(mill, {files, profiles: wanted, asks: outlined.asks, clean}) : undefined;
  const asked = {facts: recipe.outlines?.history === true || recipe.identifiers !== undefined || recipe.product !== undefined, chunks: recipe.chunks !== undefined};
  const history = asked.facts || asked.chunks ? (await import('./change/facts/outlined-history.ts')).outlinedHistory(mill, kept, clean) : undefined;
  const facts = asked.facts && history !== undefined ? (await import('./change/facts/changed-facts.ts')).changedFacts(mill, kept, history) : undefined;

  const cut = recipe.chunks === undefined || history === undefined ? undefined : (await import('./chunk/chunk-collections.ts')).commitsWithChunks(mill, {commits: kept, edits, history}, {maxBytes: recipe.chunks.maxBytes});
  const counted = recipe.repetition?.most === undefined ? mill : (await import('./dataset/duplicates/samples-before.ts')).samplesBefore(mill, 'count');
  const first = recipe.duplicates === undefined ? counted : (await import('./dataset/duplicates/samples-before.ts')).samplesBefore(counted);
  const grouped = recipe.groups === true ? (await import('./sample/grouped-samples.ts')).grouper(first, {commits: kept, changed, feeds: feeds.groups ?? noFeedOf('Change groups'), clean, discussions: talked}) : undefined;
  const around = recipe.outlines?.graph === undefined ? undefined : trees?.graph();
  const ofFiles = await samplesOfFiles(first, {files, profiles: wanted, calls: called?.calls, grouped, ...around}, {rules: {...recipe.files, ...ruled}, graph: recipe.outlines?.graph});
  const brought = grouped?.files(ofFiles, files);
  const requests = recipe.discussed === undefined || discussions === undefined ? undefined : (await import('./sample/request/request-rows.ts')).requestRows(mill, feeds.requests ?? noFeedOf('Requests'));
  const discussed = discussions === undefined || grouped === undefined || (requests === undefined && recipe.product === undefined) ? undefined : {documents: discussions, groups: grouped.groups, changes: requests?.commits};
  const sides = recipe.split === undefined || grouped === undefined || brought === undefined ? undefined : (await import('./sides-of.ts')).sidesOf(mill, {commits: kept, members: grouped.members, files, introduced: brought.introduced, discussed}, recipe.split);
  const testPairs = paired ? await pairsOfTests(grouped === undefined ? 'samples.test-pair' : 'test-pair samples') : undefined;
  const tested = testPairs === undefined ? undefined : (brought?.alike(testPairs, 'test-pair') ?? testPairs);
  const ofCommits = await samplesOfCommits(first, {commits: kept, changed, edits, names: history?.names, facts, cut, history, grouped, clean}, recipe);
  const product = recipe.product !== undefined && facts !== undefined && grouped !== undefined ? (await import('./product/product-chapter.ts')).productChapter(first, {changed, facts, members: grouped.members, documents: discussions, parted: sides?.product, snapshot: {files, profiles: wanted, clean}}, {product: recipe.product, merges: recipe.commits.merges}) : undefined;
  const ofRequests = recipe.discussed !== undefined && requests !== undefined && discussions !== undefined ? (await import('./sample/discussion/discussed-chapter.ts')).discussedChapter(first, {documents: sides?.documents ?? discussions, requests, said, grouped, clean}, recipe, recipe.discussed) : undefined;
  const made = {
    file: brought?.samples ?? ofFiles,
    ...(tested !== undefined && {'test-pair': tested}),
    ...ofCommits.kinds,
    ...(product !== undefined && {product}),
    ...ofRequests?.kinds,
  };
  const unique = {...made, ...(recipe.duplicates !== undefined && (await import('./dataset/duplicates/without-duplicates.ts')).withoutDuplicates(counted, made, recipe.duplicates))};
  const samples = {...unique, ...(recipe.repetition !== undefined && (await import('./dataset/repetition/repetition.ts')).withoutRepetition(mill, {samples: unique, changed, merges: ofCommits.merges, requests: ofRequests?.changed, clean}, recipe.repetition))};
  const cutting = await cuttingOf(outlined?.outlines);
  for (const [kind, rows] of Object.entries(samples)) {
    if (recipe.vocabulary !== undefined) {
      const {countsOfDocument, preTokensOfSamples, sumOfCounts} = await import('./tokenize/learn/pre-tokens-of-samples.ts');
      mill.fold(`vocabulary.${kind}`, mill.map(`pre-tokens.${kind}`, preTokensOfSamples, {samples: rows}, recipe.vocabulary), countsOfDocument, sumOfCounts);
      continue;
    }
    mill.fold(`stats.${kind}`, rows, tallySamples, addTallies);
    const sections = await sectionsIn(kind, rows);
    if (sides !== undefined && sections.sections !== undefined) (await import('./dataset/split/parted-groups.ts')).partedGroups(mill, kind, {samples: rows, sections: sections.sections});
    mill.shard(`shards.${kind}`, rows, {place: placeDocument, ...sections, write: writeJsonl, splice: spliceJsonl, target: recipe.shardBytes, params: null});
    for (const {name, digest, end} of recipe.tokenizers) {
      const params = {tokenizer: digest, ...profileParams(recipe.profile)};
      const tokens = mill.map((cutting === undefined ? tokensNamed : uncutNamed)(kind, name), tokensOfSamples, {samples: rows}, params);
      const cutBy = (own: string, {rules}: NamedCut) => cutting?.cutCollection(mill, own, {tokens, samples: rows, outlined: kind === 'file' ? cutting.outlined : undefined}, {...params, cut: rules, end}) ?? tokens;
      keepViews(cutBy, {name, end, kind, sections});
    }
  }
  if (recipe.structure !== undefined && recipe.tokenizers.length > 0) {
    const {chunksOf, structuralTokens, structureKind} = await import('./tokenize/structural/structural-collections.ts');
    const {chunks: rules, sequences, vocabulary} = recipe.structure;
    const pieces = cut === undefined ? chunksOf(mill, changed, rules) : (await import('./chunk/structural-chunks.ts')).semanticChunksOf(mill, {changed, cut}, rules);
    const {structureFacts} = await import('./tokenize/structural/structure-facts.ts');
    const sections = await sectionsIn(structureKind, () => mill.map(`phase facts.${structureKind}`, structureFacts, {commit: commits, chunks: pieces}, null));
    for (const {name, digest, end} of recipe.tokenizers) {
      const params = {tokenizer: digest, vocabulary, above: addedMarks(recipe.profile)};
      const tokens = structuralTokens(mill, (cutting === undefined ? tokensNamed : uncutNamed)(structureKind, name), {commits, chunks: pieces}, {...sequences, ...params});
      // What is not packed need not fit.
      const cutBy = (own: string, {rules}: NamedCut) => cutting?.cutStructureCollection(mill, own, tokens, {...params, cut: rules?.pack === true ? rules : null, end}) ?? tokens;
      keepViews(cutBy, {name, end, kind: structureKind, sections});
    }
  }
  if (clean !== noRules && recipe.vocabulary === undefined) {
    const [{auditCommit, auditFile, gatherAudited, spreadAudited}, {auditedCodec}] = await Promise.all([import('./clean/audit.ts'), import('./clean/audited.ts')]);
    const spec = {spread: spreadAudited, piece: auditedCodec, gather: gatherAudited, params: null};
    mill.group('audit.history', mill.map('redactions.history', auditCommit, {commit: changed}, null), spec);
    // What nobody merged is in no history.
    if (ofRequests !== undefined) mill.group('audit.requests', mill.map('redactions.requests', auditCommit, {commit: ofRequests.changed}, null), spec);
    mill.group('audit.files', mill.map('redactions.files', auditFile, {file: files, profile: profiles}, null), spec);
  }
  if (recipe.forget?.patches === true) mill.fold('stats.forgotten', kept, tallyForgotten, addTallies);
  mill.fold('stats.files', profiles, tallyFiles, addTallies);
  mill.fold('stats.licences', licences, tallyLicences, addTallies);
  const attribution = mill.fold('attribution', mill.map('attributions', attributionTask, {licence: licences, sample: samples.file}, null), measureAttribution, addAttributions);
  mill.map('notice', noticeTask, {notice: mill.join('attribution with texts', attribution, textsNamed, files)}, ruled);
  return mill;

  /** What is known of a commit or a path is forgotten by the feeds; a licence is known only here. */
  function withoutForgotten(allowed: Collection<Profile>): {readonly wanted: Collection<Profile>; readonly kept: Collection<CommitRecord>} {
    const rules = {licences: recipe.forget?.licences ?? []};
    if (rules.licences.length === 0) return {wanted: allowed, kept: commits};
    return {
      wanted: mill.standIn(mill.map('profiles not forgotten', forgetLicences, {profile: allowed, licence: licences}, rules)),
      kept: keptCommits(mill, {commits, licences}, rules.licences),
    };
  }

  async function pairsOfTests(name: string): Promise<Collection<Samples> | undefined> {
    const {pairsOfTree, testPairs} = await import('./sample/test-pair/test-pairs.ts');
    const sources = outlined && called && {files, profiles: wanted, samples: ofFiles, outlines: outlined.outlines, called, clean};
    const ofFile = sides?.of('file');
    if (ofFile === undefined) return sources && testPairs(first, sources, name);
    const pairs = trees?.pairs() ?? (sources && pairsOfTree(mill, sources, {split: 'train', versions: files}));
    return pairs && (await import('./sample/test-pair/paired-in-part.ts')).pairSamplesInParts(first, {pairs, sides: ofFile, name});
  }

  /** None where samples stay whole. */
  async function cuttingOf(outlines: Collection<Outline> | undefined) {
    if (recipe.cuts === undefined || recipe.tokenizers.length === 0 || recipe.vocabulary !== undefined) return undefined;
    const {cutCollection, cutStructureCollection, filesWithOutlines} = await import('./tokenize/cut/cut-collections.ts');
    return {cutCollection, cutStructureCollection, outlined: outlines && filesWithOutlines(mill, files, outlines)};
  }

  async function sectionsIn(kind: string, rows: Collection<Samples> | (() => Collection<DocumentFacts>)): Promise<Sections> {
    const sections = sides === undefined && recipe.phases === undefined ? undefined : (await import('./dataset/phases/sections-of.ts')).sectionsOf(mill, {kind, samples: rows, sides: sides?.of(kind), phases: recipe.phases});
    return sections === undefined ? {} : {sections};
  }

  /** Statistics and shards of the tokens in every way in which they are cut: in one, whole, where nothing is said of it. */
  function keepViews(cutBy: (own: string, cut: NamedCut) => Collection<TokenList>, {name, end, kind, sections}: KeptTokens): void {
    for (const cut of recipe.cuts ?? [uncutAlone]) {
      const own = tokensNamed(kind, viewNamed(name, cut.name));
      const tokens = cutBy(own, cut);
      mill.fold(`stats.${own}`, tokens, tallyTokens, addTallies);
      const rules = {end, kind: documentKinds[kind] ?? unknownKind(kind), ...(cut.rules?.pack === true && {pack: cut.rules.tokens})};
      mill.shard(`shards.${own}`, tokens, {place: placeTokenized, ...sections, write: gatherTokenShard, splice: spliceTokenShard, target: Math.ceil(recipe.shardBytes / bytesPerToken), params: rules});
    }
  }
}

interface Sections {readonly sections?: Collection<readonly Section[]>}
interface KeptTokens {readonly name: string; readonly end: number | null; readonly kind: string; readonly sections: Sections}

function noFeedOf(what: string): never {
  throw new Error(`${what} need feeds of their own`);
}

function unknownKind(kind: string): never {
  throw new Error(`Documents of kind "${kind}" have no number in token shards`);
}
