// Fixtures of the tasks that tell the identifiers of commits.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {factsCodec, type Facts, type Named, type UnitFact} from '../../stages/change/facts/fact.ts';
import {commitDocumentCodec, type CommitDocument} from '../../stages/document/commit-document.ts';
import {changedFilesCodec, type ChangedFiles} from '../../stages/identifiers/changed-files.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import {identifiersCodec, type CommitIdentifiers} from '../../stages/identifiers/identifier.ts';
import type {Bed} from './bed.ts';
import {changes, commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const person = {name: 'Ada', email: 'ada@example.org', date: '2017-07-14T04:40:00+02:00', seconds: 1_500_000_000};
const document: CommitDocument = {
  hash: '1'.repeat(40), tree: '2'.repeat(40), parents: [], author: person, committer: person, encoding: '', subject: 'Add a', body: '', trailers: [], corrected: 1_500_000_100, insertions: 7, deletions: 2,
  diffs: [
    {status: 'M', path: 'src/a.rs', oldMode: '100644', newMode: '100644', before: 'a'.repeat(40), after: 'b'.repeat(40), added: 7, removed: 2, binary: false, patches: []},
    {status: 'R', path: 'src/b.rs', oldPath: 'src/c.rs', oldMode: '100644', newMode: '100644', added: 0, removed: 0, binary: false, omitted: 'licence: GPL-3.0-only', patches: []},
  ],
};

const named: Named = {kind: 'function', name: 'a', container: [], containerKind: '', visibility: 'pub', modifiers: ['async', 'default'], bases: [], test: false};
const unit = (became: UnitFact['became'], is: Partial<Named>, more: Partial<UnitFact> = {}): UnitFact => ({became, changes: [], is: {...named, ...is}, inner: false, ...more});
const content = (body: string, first: number) => ({content: {body, sketch: Buffer.from(Array.from({length: 24}, (_, at) => (at < first ? 1 + at : 100 + at))).toString('hex')}});
const facts = (units: readonly UnitFact[]): Facts => ({language: 'Rust', file: 'changed', rest: false, units, omitted: 0, imports: {added: [], removed: []}, conditions: {added: 0, removed: 0}, queries: []});

const told: Readonly<Record<string, Facts>> = {
  'nothing': facts([]),
  'of every kind': facts(['function', 'method', 'constructor', 'struct', 'class', 'enum', 'union', 'trait', 'interface', 'constant', 'static', 'type', 'macro', 'module', 'namespace', 'field', 'variant', 'key', 'section', 'variable'].map((kind) => unit('added', {kind, name: kind}))),
  'blocks, nameless, inner': facts([unit('added', {kind: 'impl', name: 'A', bases: ['B', 'C']}), unit('removed', {kind: 'impl', name: 'A'}), unit('added', {name: ''}), unit('removed', {kind: 'field', name: 'f'}, {inner: true}), unit('added', {kind: 'method', name: 'm', container: ['A'], containerKind: 'impl'}, {inner: true}), unit('added', {kind: 'constant', name: 'LOCAL', containerKind: 'function'})]),
  'changed': facts([unit('changed', {}, {changes: ['renamed', 'body'], was: {...named, name: 'z'}}), unit('changed', {name: 'b'}, {changes: ['reordered']}), unit('changed', {name: 'c'}, {changes: ['reordered', 'body']})]),
  'gone to another file': facts([unit('removed', {}, content('1', 24)), unit('removed', {name: 'b'}, content('2', 24)), unit('removed', {name: 'c'}, content('3', 24)), unit('removed', {name: 'd'})]),
  'come from another file': facts([unit('added', {kind: 'method'}, content('1', 0)), unit('added', {name: 'b'}, content('9', 14)), unit('added', {name: 'c'}, content('9', 5)), unit('added', {name: 'd'})]),
};

export function identifierFixtures(bed: Bed): Fixtures {
  const values = new Map(Object.entries(told).map(([name, value]) => [name, bed.given(factsCodec, name, value)]));
  const two = commits['all changes'] ?? noSuchValue();
  const listed = (name: string, oid: string, list: readonly (keyof typeof changes)[], omitted = false) => {
    const files = list.map((change) => changes[change] ?? noSuchValue());
    const row: ChangedFiles = {hash: oid, lines: 12, files: files.map(({path, oldPath, status}) => ({path, ...(oldPath !== undefined && {oldPath}), status, omitted}))};
    return {changed: bed.given(changedFilesCodec, name, row), commit: bed.given(commitCodec, `identified: ${name}`, {...two, oid, changes: files})};
  };
  const asked = (name: string, list: readonly (keyof typeof changes)[], refs: readonly (string | undefined)[], omitted = false): readonly [string, Fixture] => {
    const {changed, commit} = listed(name, two.oid, list, omitted);
    return [name, {slots: [changed, bed.joined(commit, refs.map((ref) => (ref === undefined ? undefined : (values.get(ref) ?? stubDigest(ref)))))]}];
  };
  return {
    'identifier sample': planned(bed),
    'changed files of a commit': {'two': {slots: [bed.given(commitDocumentCodec, 'of identifiers', document)]}},
    'identifiers of a commit': Object.fromEntries([
      ...Object.keys(told).map((name) => asked(name, ['modified'], [name])),
      asked('moved between files', ['modified', 'added'], ['gone to another file', 'come from another file']),
      asked('within one file', ['modified'], ['gone to another file']),
      asked('without facts', ['modified', 'deleted', 'added'], ['same-surface', undefined, 'of every kind']),
      asked('a patch left out', ['modified'], ['of every kind'], true),
      asked('changes that have none between those that have', ['renamed', 'becameLink', 'module', 'renamedAndEdited', 'mode', 'modified'], ['blocks, nameless, inner', 'changed']),
    ]),
  };
}

const plan: CommitIdentifiers = {
  hash: '1'.repeat(40), lines: 12,
  files: [
    {path: 'src/ü.rs', status: 'M', language: 'Rust', removed: [], moved: [], modified: [], added: [{kind: 'function', name: 'a', visibility: 'pub', flags: [], container: []}]},
    {path: 'notes', status: 'A', language: '', removed: [], moved: [], modified: [], added: []},
  ],
};

function planned(bed: Bed): Readonly<Record<string, Fixture>> {
  const told = bed.given(identifiersCodec, 'a plan', plan);
  const asked = (name: string, identifiers: Digest = told, minLines = 12): Fixture => ({slots: [bed.joined(bed.given(commitCodec, name, commits[name] ?? noSuchValue()), []), identifiers], params: {minLines}});
  return {
    ...Object.fromEntries(Object.keys(commits).map((name) => [name, asked(name)])),
    'few lines': asked('change: modified', told, 13),
    'no file': asked('no change', bed.given(identifiersCodec, 'a plan of nothing', {...plan, files: []})),
  };
}
