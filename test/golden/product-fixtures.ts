// Fixtures of the tasks of product abstraction: plans of commits, which change they are part of, and what is asked and answered.
import type {Digest} from '../../graph/value/digest.ts';
import type {Params} from '../../graph/value/params.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {factsCodec, type Facts, type Named, type UnitFact} from '../../stages/change/facts/fact.ts';
import {membershipCodec, type Membership} from '../../stages/change/groups/membership.ts';
import {discussionCodec, type DiscussionDocument} from '../../stages/discussion/discussion-document.ts';
import {sideCodec, splits} from '../../stages/dataset/split/side.ts';
import {tallyCodec} from '../../stages/dataset/tally.ts';
import {changedFilesCodec} from '../../stages/identifiers/changed-files.ts';
import {identifiersCodec, type FileIdentifiers, type Identifier} from '../../stages/identifiers/identifier.ts';
import {packageGraphCodec} from '../../stages/parse/packages/package-graph.ts';
import {packageLayersCodec} from '../../stages/product/layers/package-layers.ts';
import {commitPlanCodec, type CommitPlan, type FilePlan} from '../../stages/product/plan/commit-plan.ts';
import {planPieceCodec, type PlanPiece} from '../../stages/product/plan/plan-piece.ts';
import {productChangeCodec, type ProductChange} from '../../stages/product/plan/product-change.ts';
import type {ProductRules} from '../../stages/product/product-rules.ts';
import {askedCodec, type Asked} from '../../stages/product/statement/discussions-asked.ts';
import {usualRules} from '../../stages/product/usual-rules.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import type {Bed} from './bed.ts';
import {changes, commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const oid = (digit: string) => digit.repeat(40);
const bare: FileIdentifiers = {path: 'src/a.rs', status: 'M', language: 'Rust', removed: [], added: [], modified: [], moved: []};
const identifier = (kind: string, name: string): Identifier => ({kind, name, visibility: 'pub', flags: [], container: []});
const named: Named = {kind: 'function', name: 'a', container: [], containerKind: '', visibility: 'pub', modifiers: [], bases: [], test: false};
const unit = (became: UnitFact['became'], is: Partial<Named>, more: Partial<UnitFact> = {}): UnitFact => ({became, changes: [], is: {...named, ...is}, inner: false, ...more});
const content = {content: {body: '1', sketch: Buffer.alloc(24, 1).toString('hex')}};
const facts = (units: readonly UnitFact[], more: Partial<Facts> = {}): Facts => ({language: 'Rust', file: 'changed', rest: false, units, omitted: 0, imports: {added: [], removed: []}, conditions: {added: 0, removed: 0}, queries: [], ...more});

const told: Readonly<Record<string, Facts>> = {
  'nothing': facts([]),
  'parts': facts([unit('added', {kind: 'field', name: 'id', container: ['Pay'], containerKind: 'struct'}), unit('removed', {kind: 'variant', name: 'Cash', container: ['Kind'], containerKind: 'enum'}), unit('added', {kind: 'field', name: 'in', container: ['New']}, {inner: true}), unit('added', {kind: 'field', name: 'lone'})]),
  'blocks and words': facts([unit('added', {kind: 'impl', name: 'Pay', bases: ['Clone']}), unit('removed', {kind: 'impl', name: 'Pay'}), unit('changed', {kind: 'impl', name: 'Pay'}), unit('added', {kind: 'module', name: 'm'}), unit('added', {kind: 'constant', name: 'C'}), unit('removed', {kind: 'struct', name: 'Old'}), unit('added', {kind: 'variable', name: 'v'})]),
  'changed': facts([unit('changed', {}, {changes: ['body']}), unit('changed', {name: 'b'}, {changes: ['renamed'], was: {...named, name: 'z'}}), unit('changed', {name: 'c'}, {changes: ['reordered']})]),
  'logic': facts([], {conditions: {added: 2, removed: 1}, imports: {added: [{module: 'm', name: 'n', alias: ''}], removed: []}}),
  'queries': facts([unit('changed', {}, {changes: ['body']})], {conditions: {added: 1, removed: 0}, queries: [{change: 'added', query: 'select a'}, {change: 'changed', query: 'select b'}, {change: 'removed', query: 'select c'}]}),
  'conditions of queries': facts([], {conditions: {added: 1, removed: 0}, predicates: [{of: 'a', predicates: ['eq', 'ne']}, {of: 'b', predicates: ['eq']}]}),
  'a condition of a query': facts([], {predicates: [{of: 'a', predicates: ['eq']}]}),
  'tests': facts([unit('added', {test: true})]),
  'gone': facts([unit('removed', {}, content)]),
  'come': facts([unit('added', {}, content)]),
};

export function productFixtures(bed: Bed): Fixtures {
  const plan = (name: string, more: Partial<CommitPlan>) => bed.given(commitPlanCodec, name, {...planned, ...more});
  const change = (name: string, more: Partial<ProductChange>) => bed.given(productChangeCodec, name, {...changed, ...more});
  const piece = (name: string, more: Partial<Omit<PlanPiece, 'plan'>>, of: Partial<CommitPlan> = {}) => bed.given(planPieceCodec, name, {request: '', commit: oid('1'), group: 'commit 1', evidence: 'own commit', confidence: 100, ...more, plan: plan(`of ${name}`, of)});
  const sample = (name: string, meta: Readonly<Record<string, Params>>) => bed.given(samplesCodec, `of a product: ${name}`, samplesOf([{kind: 'product', granularity: name, group: 'g', when: {corrected: 1, oid: oid('1')}, synthetic: name === 'rewritten', spans: [{kind: 'template', text: 'Why? <|im_end|>\n\n', loss: 0}, {kind: 'template', text: 'So.', loss: 1}], meta}]));
  const layers = bed.given(packageLayersCodec, 'two packages', {packages: [{name: 'shop-core', folder: 'crates/shop'}, {name: 'top', folder: ''}]});
  const samples = {
    request: sample('request', {complete: true, has_identifier_data: true, match_method: 'pull head', intent: {feature_type: 'payment', action: 'fix_bug', entities: ['card']}, problem: {origin: 'issue'}, hierarchy: {core: ['a/b.rs']}, parts: {identifiers: true}, commits_included: ['1', '2']}),
    commit: sample('commit', {complete: false, has_identifier_data: false, match_method: 'own commit', intent: {feature_type: 'unknown', action: 'unknown', entities: []}, problem: {origin: 'commit subject'}, hierarchy: {other: ['.x', 'y/z.tar.gz']}, parts: {identifiers: false}, commits_included: ['1']}),
    rewritten: sample('rewritten', {}),
  };
  const asked = (rules: Partial<ProductRules> = {}, of = change('usual', {})): Fixture => ({slots: [bed.joined(of, [layers])], params: {...usualRules, ...rules}});
  return {
    'plan of a commit': plans(bed),
    'member of a plan': Object.fromEntries(['1', '2', 'a', 'f'].map((digit) => [digit, {slots: [plan(`hash ${digit}`, {hash: oid(digit)})]}])),
    'change of a plan': members(bed, plan('to be placed', {})),
    'changes of plans': {'alone': {slots: [piece('alone', {})]}, 'of a request': {slots: [piece('of a request', {request: 'pull 7'})]}, 'of another': {slots: [piece('of another', {request: 'merge request 7'})]}, 'of another commit': {slots: [piece('of another commit', {commit: oid('2')})]}},
    'change of a product': {
      'alone': {slots: [[piece('by itself', {})]]},
      'an empty merge': {slots: [[piece('empty merge', {}, {merge: true, files: []})]]},
      'a merge alone': {slots: [[piece('merge alone', {}, {merge: true})]]},
      'a squash beside what was brought': {slots: [[piece('squash', {request: 'pull 7', evidence: 'subject names pull', confidence: 90}, {corrected: 9, message: 'Add (#7)\n'}), piece('head', {request: 'pull 7', evidence: 'pull head'}, {hash: oid('2'), message: 'wip\n'})]]},
      'a merge and what it brought': {slots: [[piece('merge', {request: 'pull 7', evidence: 'merge names pull', confidence: 97}, {merge: true, corrected: 9, message: 'Merge pull request #7 from a/b\n\nTitle\n'}), piece('second', {request: 'pull 7', evidence: 'merged by a merge of a pull', confidence: 97}, {hash: oid('3'), corrected: 5, message: 'two\n'}), piece('first', {request: 'pull 7', evidence: 'group of one request', confidence: 75}, {hash: oid('2'), message: 'one\n'})]]},
      'a pick': {slots: [[piece('said', {request: 'pull 7', evidence: 'subject names pull'}, {message: 'Add (#7)\n'}), piece('said again', {request: 'pull 7', evidence: 'subject names pull'}, {hash: oid('2'), corrected: 3, message: 'Add (#7)\n\n(cherry picked from commit 1)\n'})]]},
    },
    'layers asked by a change': {'any': {slots: [change('any', {})]}, 'another': {slots: [change('another', {request: ''})]}, 'a third': {slots: [change('a third', {request: 'merge request 7'})]}, 'of nothing': {slots: [change('of nothing', {commits: []})]}},
    'layers of packages': {
      'one': {slots: [bed.given(packageGraphCodec, 'one layer', {packages: ['c'].map((name) => ({id: `cargo:${name}`, ecosystem: 'cargo' as const, name, folder: `crates/${name}`, purpose: {text: '', source: '' as const}, outside: 0})), edges: [], cycles: [], broken: [], order: ['cargo:c']})]},
      'none': {slots: [bed.given(packageGraphCodec, 'no layers', {packages: [], edges: [], cycles: [], broken: [], order: []})]},
      'in order': {slots: [bed.given(packageGraphCodec, 'two layers', {packages: ['a', 'b'].map((name) => ({id: `npm:${name}`, ecosystem: 'npm' as const, name, folder: name, purpose: {text: '', source: '' as const}, outside: 0})), edges: [], cycles: [], broken: [], order: ['npm:b', 'npm:a']})]},
    },
    'product sample': {
      'usual': asked(), 'plain': asked({template: 'plain'}), 'rich': asked({template: 'rich'}), 'capped': asked({caps: {files: 1, commits: 1, steps: 1}}), 'capped, rich': asked({template: 'rich', caps: {files: 1, commits: 1, steps: 1}}), 'as it stands': asked({cleanUps: []}),
      'own layers': asked({layers: [{key: 'mine', title: 'Mine', globs: ['src/**'], segments: ['shop'], packages: ['top']}]}),
      'own intents': asked({features: [{value: 'x', words: ['cards']}], actions: [], entities: []}),
      'too long': asked({maxBytes: 10}), 'only requests': asked({commits: false}, change('of no request', {request: ''})),
      'nothing said': asked({}, change('nothing said', {message: '\n'})), 'without files': asked({}, change('without files', {commits: []})), 'only tests': asked({}, change('only tests', {commits: [{...planned, files: [{...file('src/core.rs'), test: true}]}]})),
      'a question': asked({}, change('a question', {request: '', message: 'fix(api): [Cards] Wrong total\n'})), 'a date of no calendar': asked({}, change('no calendar', {commits: [{...planned, corrected: 9e14}]})),
      'a request of a lab': asked({}, change('of a lab', {request: 'merge request 3'})),
      'without packages': {slots: [bed.joined(change('lone', {}), [undefined])], params: usualRules},
    },
    ...discussed(bed, {change, layers}),
    'product shard': Object.fromEntries((['merged', 'alpaca', 'messages', 'completion', 'chatml', 'preference'] as const).flatMap((form) => (['plain', 'basic', 'detailed', 'contextual', 'structured'] as const).map((user) => [`${form}, ${user}`, {slots: [[samples.request, samples.commit, samples.rewritten]], params: {form, user}}]))),
    'counts of a product sample': Object.fromEntries(Object.entries(samples).map(([name, digest]) => [name, {slots: [digest]}])),
    'counts of product samples': {'some': {slots: [bed.given(tallyCodec, 'some products', {total_samples: 2})]}, 'none': {slots: [bed.given(tallyCodec, 'no products', {})]}, 'with data': {slots: [bed.given(tallyCodec, 'products with data', {total_samples: 1, with_identifier_data: 1})]}, 'of a kind': {slots: [bed.given(tallyCodec, 'products of a kind', {'feature refund': 3})]}, 'more': {slots: [bed.given(tallyCodec, 'more products', {total_samples: 5, with_identifier_data: 4, 'feature payment': 2, 'feature refund': 1})]}},
  };
}

const discussion = (number: number, more: Partial<DiscussionDocument>): DiscussionDocument => ({node: `n${number}`, by: null, at: 1, body: '', number, title: '', state: 'closed', closed: 2, labels: [], locked: false, comments: [], reviews: [], threads: [], events: [], ...more});
const requestFacts = {draft: false, merged: {at: 1_500_000_500, by: null, oid: oid('1')}, base: {ref: 'main', oid: null}, head: {ref: 'x', oid: null, repository: null}, commits: [], commitCount: 1, closes: [9]};
const discussions: Readonly<Record<string, DiscussionDocument>> = {
  'request 7': discussion(7, {title: 'feat: Search cards', body: 'Fixes #9 and resolves: #11, see #12 and org/x#13. Cards are searched by their ends.', labels: ['enhancement'], request: requestFacts}),
  'bare request 7': discussion(7, {title: 'Search cards', body: '', request: {...requestFacts, closes: []}}),
  'request 7, edited later': discussion(7, {title: 'Search cards', body: 'Now it says how it was done in the end.', edited: 1_500_000_900, request: {...requestFacts, closes: [9]}}),
  'issue 9': discussion(9, {title: 'No search', body: '### Description\nMerchants cannot find any cards.\n', labels: ['bug']}),
  'issue 9, edited later': discussion(9, {body: 'Merchants could not find any cards before.', edited: 1_500_000_600}),
  'issue 7': discussion(7, {title: 'No search', body: 'Merchants cannot find any cards.'}),
};

/** With what a forge knows: a request and the issues it closes. */
function discussed(bed: Bed, {change, layers}: {readonly change: (name: string, more: Partial<ProductChange>) => Digest; readonly layers: Digest}): Fixtures {
  const documents = new Map(Object.entries(discussions).map(([name, value]) => [name, bed.given(discussionCodec, name, value)]));
  const usual = change('discussed', {});
  const joined = (...refs: readonly (string | undefined)[]) => bed.joined(usual, refs.map((ref) => (ref === undefined ? undefined : documents.get(ref))));
  const closing = (name: string, ...closed: readonly Asked['closed'][number][]) => bed.given(askedCodec, name, {closed});
  const [nine, eleven] = [{number: 9, evidence: 'closed by the forge'}, {number: 11, evidence: 'keyword of the request'}] as const;
  const asked = (request: string | undefined, issues: readonly (string | undefined)[]): Fixture => ({
    slots: [bed.joined(usual, [layers]), joined(request), bed.joined(closing(`asked: ${issues.length}`, ...[nine, eleven].slice(0, issues.length)), issues.map((ref) => (ref === undefined ? undefined : documents.get(ref))))],
    params: usualRules,
  });
  const stood = Object.entries({'an issue': ['request 7', 'issue 9'], 'edited later': ['request 7, edited later', 'issue 9, edited later'], 'the title': ['bare request 7']}).flatMap(([name, [request, ...issues]]) => splits.flatMap((split) => [1, 1_500_000_700].map((train): [string, Fixture] => {
    const {slots} = asked(request, issues);
    return [`${name}, in ${split} up to ${train}`, {slots: [...slots, bed.given(sideCodec, `of a change as it stood: ${split}`, {split})], params: {...usualRules, ends: {train, val: 1_500_000_700}}}];
  })));
  return {
    'product sample of a discussion as it stood': Object.fromEntries(stood),
    'request of a change': {'of a forge': {slots: [usual]}, 'of a lab': {slots: [change('discussed of a lab', {request: 'merge request 7'})]}, 'none': {slots: [change('discussed of none', {request: ''})]}, 'another': {slots: [change('discussed of another', {request: 'pull 123456'})]}, 'a fifth': {slots: [change('discussed of a fifth', {request: 'pull 8'})]}},
    'issues of a change': {
      ...Object.fromEntries(Object.keys(discussions).map((name) => [name, {slots: [joined(name)]}])),
      'unknown': {slots: [joined(undefined)]},
      'by a commit': {slots: [bed.joined(change('closing by a commit', {message: 'Add\n\nCloses #5\nprefix #6 fixes x#8 FIXED #7'}), [documents.get('bare request 7')])]},
      'too many': {slots: [bed.joined(change('closing many', {message: Array.from({length: 9}, (_, at) => `fixes #${at + 20}`).join('\n')}), [undefined])]},
    },
    'standing of a request': {...Object.fromEntries([...documents].map(([name, digest]) => [name, {slots: [digest]}])), 'open': {slots: [bed.given(discussionCodec, 'open request', discussion(8, {state: 'open', request: {...requestFacts, merged: null}}))]}, 'refused': {slots: [bed.given(discussionCodec, 'refused request', discussion(8, {request: {...requestFacts, merged: null}}))]}},
    'issues named by a change': {'none': {slots: [closing('none')]}, 'one': {slots: [closing('one', nine)]}, 'two': {slots: [closing('two', nine, eleven)]}, 'another': {slots: [closing('another', eleven)]}},
    'product sample of a discussion': {
      'an issue': asked('request 7', ['issue 9', undefined]), 'an issue that is a request': asked('request 7', ['bare request 7']), 'the request': asked('request 7', []), 'the title': asked('bare request 7', []), 'edited later': asked('request 7, edited later', ['issue 9, edited later']),
      'a number that is an issue': asked('issue 7', []), 'unknown': asked(undefined, []),
    },
  };
}

function file(path: string, more: Partial<FileIdentifiers> = {}): FilePlan {
  return {identifiers: {...bare, path, ...more}, test: false, types: {fields_added: 2, functions_added: 1, database_queries: 1}, steps: ['Add a function', 'Modify b function']};
}

export const planned: CommitPlan = {
  hash: oid('1'), corrected: 1_500_000_000, merge: false, message: 'feat(card): Add search of cards (#7)\n\n<!-- template -->\n### Description\nCards are not found by their ends.\n',
  files: [file('crates/shop/src/lib.rs', {added: [identifier('function', 'a')]}), file('src/query/cards.rs'), file('src/query/more.rs'), file('latest/x.rs'), file('README.md'), file('config/a.toml'), file('a/tests/b.rs')],
};
export const changed: ProductChange = {request: 'pull 7', group: 'commit 1', evidence: 'subject names pull', confidence: 90, message: planned.message, commits: [planned, {...planned, hash: oid('2'), corrected: 1_500_000_001, files: [file('src/query/cards.rs', {modified: [{...identifier('struct', 'B'), changes: ['body']}]})]}], otherForms: 1};

function plans(bed: Bed): Readonly<Record<string, Fixture>> {
  const values = new Map(Object.entries(told).map(([name, value]) => [name, bed.given(factsCodec, `of a plan: ${name}`, value)]));
  const two = commits['all changes'] ?? noSuchValue();
  const asked = (name: string, list: readonly (keyof typeof changes)[], refs: readonly (string | undefined)[], omitted = false): readonly [string, Fixture] => {
    const files = list.map((one) => changes[one] ?? noSuchValue());
    const listed = bed.given(changedFilesCodec, `of a plan: ${name}`, {hash: two.oid, lines: 2, files: files.map(({path, status}) => ({path, status, omitted}))});
    const identified = bed.given(identifiersCodec, `of a plan: ${name}`, {hash: two.oid, lines: 2, files: files.map(({path, oldPath, status}, at) => ({...bare, path, ...(oldPath !== undefined && {oldPath}), status, added: at === 0 ? ['struct', 'enum', 'trait', 'field', 'method', 'mod'].map((kind) => identifier(kind, kind)) : [], modified: [{...identifier('function', 'm'), changes: ['body']}, {...identifier('struct', 's'), changes: ['body']}]}))});
    const commit = bed.given(commitCodec, `planned: ${name}`, {...two, changes: files});
    return [name, {slots: [listed, bed.joined(commit, refs.map((ref) => (ref === undefined ? undefined : (values.get(ref) ?? stubDigest(ref))))), identified]}];
  };
  return Object.fromEntries([
    ...Object.keys(told).map((name) => asked(name, ['modified'], [name])),
    asked('moved between files', ['modified', 'added'], ['gone', 'come']),
    asked('without facts', ['modified', 'deleted', 'added', 'renamed'], ['same-surface', undefined, undefined]),
    asked('a patch left out', ['modified'], ['parts'], true),
  ]);
}

function members(bed: Bed, plan: ReturnType<Bed['given']>): Readonly<Record<string, Fixture>> {
  const member: Membership = {group: 'commit 0', commits: 2, requests: ['pull 7'], links: [], reverts: [], revertedBy: [], relands: [], relandedBy: []};
  const link = (evidence: Membership['links'][number]['evidence'], confidence: number, to: string) => ({from: `commit ${oid('1')}`, to, evidence, confidence});
  const placed = (name: string, more: Partial<Membership>): readonly [string, Fixture] => [name, {slots: [bed.joined(plan, [bed.given(membershipCodec, `of a plan: ${name}`, {...member, ...more})])]}];
  return {
    'of no group': {slots: [bed.joined(plan, [undefined])]},
    ...Object.fromEntries([
      placed('of a group without links of its own', {}),
      placed('by its subject', {links: [link('subject names pull', 90, 'pull 7')]}),
      placed('the surest of two', {links: [link('subject names pull', 90, 'pull 6'), link('pull head', 100, 'pull 7')]}),
      placed('undone', {links: [link('reverts pull', 70, 'pull 7')], reverts: [oid('2')]}),
      placed('brought by a merge', {links: [link('merged by a merge of a pull', 97, `commit ${oid('3')}`)]}),
      placed('brought, of two requests', {requests: ['pull 7', 'pull 8'], links: [link('merged by a merge of a branch', 80, `commit ${oid('3')}`)]}),
    ]),
  };
}
