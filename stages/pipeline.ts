// The whole flow as function calls: what a dataset is made of, from git to shards. Reads top down; runs nothing. A chapter that few datasets ask for is
// loaded where it is asked for: a build with nothing to do is mostly the loading of modules.
import {graph, type Collection, type Graph} from '../graph/graph.ts';
import {changedCommits} from './change/changed-commits.ts';
import {licensedEdits, statedPairs} from './change/licence/licensed-edits.ts';
import {noRules} from './clean/rules-in-force.ts';
import {addAttributions, attributionTask, measureAttribution, textsNamed} from './dataset/notice/attribution.ts';
import {noticeTask} from './dataset/notice/notice.ts';
import {tallyFiles, tallyForgotten, tallyLicences} from './dataset/stats.ts';
import {addTallies} from './dataset/tally.ts';
import {forgetLicences} from './forget/forget-licences.ts';
import {keptCommits} from './forget/kept-commits.ts';
import {licenceFilter} from './parse/licence/licence-filter.ts';
import {licensedFiles} from './parse/licence/licensed-files.ts';
import type {Profile} from './parse/profile.ts';
import type {Feeds, Recipe} from './recipe.ts';
import type {Samples} from './sample/sample.ts';
import {samplesOfCommits} from './samples-of-commits.ts';
import {samplesOfFiles} from './samples-of-files.ts';
import {shardsOfSamples} from './shards-of-samples.ts';
import {commitCodec, type CommitRecord} from './source/git/commit-record.ts';
import {fileCodec} from './source/git/file-entry.ts';

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

  const talked = recipe.items === true ? await discussionsWithLinks() : undefined;
  const discussions = talked?.documents;
  const paired = recipe.testPairs === true;
  const outlined = recipe.outlines === undefined && !paired ? undefined : (await import('./parse/outline/outlined-files.ts')).outlinedFiles(mill, {files, profiles: wanted, clean});
  const asksCalls = recipe.outlines?.calls === true || paired;
  const trees = recipe.split?.method === 'time' && asksCalls ? (await import('./split-trees.ts')).splitTrees(mill, {files, feeds: feeds.trees ?? noFeedOf('Trees of a split')}, recipe) : undefined;
  const called = outlined !== undefined && trees === undefined && asksCalls ? (await import('./parse/calls/called-files.ts')).calledFiles(mill, {files, profiles: wanted, asks: outlined.asks, clean}) : undefined;
  const asked = {facts: recipe.outlines?.history === true || recipe.identifiers !== undefined || recipe.product !== undefined, chunks: recipe.chunks !== undefined};
  const history = asked.facts || asked.chunks ? (await import('./change/facts/outlined-history.ts')).outlinedHistory(mill, kept, clean) : undefined;
  const facts = asked.facts && history !== undefined ? (await import('./change/facts/changed-facts.ts')).changedFacts(mill, kept, history) : undefined;

  const cut = recipe.chunks === undefined || history === undefined ? undefined : (await import('./chunk/chunk-collections.ts')).commitsWithChunks(mill, {commits: kept, edits, history}, {maxBytes: recipe.chunks.maxBytes});
  // Until they are compared and counted, samples have other names.
  const counted = recipe.repetition?.most === undefined ? mill : (await import('./dataset/duplicates/samples-before.ts')).samplesBefore(mill, 'count');
  const first = recipe.duplicates === undefined ? counted : (await import('./dataset/duplicates/samples-before.ts')).samplesBefore(counted);
  const grouped = recipe.groups === true ? (await import('./sample/grouped-samples.ts')).grouper(first, {commits: kept, changed, feeds: feeds.groups ?? noFeedOf('Change groups'), clean, discussions: talked}) : undefined;
  const around = recipe.outlines?.graph === undefined ? undefined : trees?.graph();
  const ofFiles = await samplesOfFiles(first, {files, profiles: wanted, calls: called?.calls, grouped, ...around}, {rules: {...recipe.files, ...ruled}, graph: recipe.outlines?.graph});
  const brought = grouped?.files(ofFiles, files);
  const requests = recipe.discussed === undefined || discussions === undefined ? undefined : (await import('./sample/request/request-rows.ts')).requestRows(mill, feeds.requests ?? noFeedOf('Requests'));
  const discussed = discussions === undefined || grouped === undefined || (requests === undefined && recipe.product === undefined) ? undefined : {documents: discussions, groups: grouped.groups, changes: requests?.commits};
  const sides = recipe.split === undefined || grouped === undefined || brought === undefined ? undefined : (await import('./sides-of.ts')).sidesOf(mill, {commits: kept, members: grouped.members, files, introduced: brought.introduced, inGroups: brought.inGroups, discussed}, recipe.split);
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
  if (recipe.vocabulary === undefined) await shardsOfSamples(mill, {samples, files, outlines: outlined?.outlines, commits, changed, cut, sides}, recipe);
  else {
    const {countsOfDocument, preTokensOfSamples, sumOfCounts} = await import('./tokenize/learn/pre-tokens-of-samples.ts');
    for (const [kind, rows] of Object.entries(samples)) mill.fold(`vocabulary.${kind}`, mill.map(`pre-tokens.${kind}`, preTokensOfSamples, {samples: rows}, recipe.vocabulary), countsOfDocument, sumOfCounts);
  }
  if (clean !== noRules && recipe.vocabulary === undefined) {
    const [{auditCommit, auditFile, gatherAudited, spreadAudited}, {auditedCodec}] = await Promise.all([import('./clean/audit.ts'), import('./clean/audited.ts')]);
    const spec = {spread: spreadAudited, piece: auditedCodec, gather: gatherAudited, params: null};
    mill.group('audit.history', mill.map('redactions.history', auditCommit, {commit: changed}, null), spec);
    // What nobody merged is in no history.
    if (ofRequests !== undefined) mill.group('audit.requests', mill.map('redactions.requests', auditCommit, {commit: ofRequests.changed}, null), spec);
    mill.group('audit.files', mill.map('redactions.files', auditFile, {file: files, profile: profiles}, null), spec);
  }
  if (recipe.statistics === true && recipe.vocabulary === undefined) {
    const [{addHistories, historyOfCommit}, {historyName}] = await Promise.all([import('./dataset/figures/history.ts'), import('./dataset/figures/figures-named.ts')]);
    mill.fold(historyName, changed, historyOfCommit, addHistories);
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

  /** And which issues they and commits are of. */
  async function discussionsWithLinks() {
    const [{mirroredItems}, {discussionsOf}, {linkedIssues}] = await Promise.all([import('./source/github/mirrored-items.ts'), import('./discussion/discussions.ts'), import('./discussion/links/linked-issues.ts')]);
    const items = await mirroredItems(mill, feeds.items ?? noFeedOf('Discussions'), {audited: clean !== noRules});
    const documents = discussionsOf(mill, {items, templates: feeds.templates ?? noFeedOf('Discussions'), clean});
    return {documents, links: linkedIssues(mill, {documents, commits: kept}, {repository: recipe.repository ?? ''}).links};
  }

  async function pairsOfTests(name: string): Promise<Collection<Samples> | undefined> {
    const {pairsOfTree, testPairs} = await import('./sample/test-pair/test-pairs.ts');
    const sources = outlined && called && {files, profiles: wanted, samples: ofFiles, outlines: outlined.outlines, called, clean};
    const ofFile = sides?.of('file');
    if (ofFile === undefined) return sources && testPairs(first, sources, name);
    const pairs = trees?.pairs() ?? (sources && pairsOfTree(mill, sources, {split: 'train', versions: files}));
    return pairs && (await import('./sample/test-pair/paired-in-part.ts')).pairSamplesInParts(first, {pairs, sides: ofFile, name});
  }
}

function noFeedOf(what: string): never {
  throw new Error(`${what} need feeds of their own`);
}
