// Fixtures of the tasks that show commits in other forms, and long ones in parts.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec, type Edit} from '../../stages/change/edit.ts';
import {measuredPairCodec} from '../../stages/change/measured-pair.ts';
import {fileChunksCodec, type FileChunk} from '../../stages/chunk/file-chunk.ts';
import type {FormRules} from '../../stages/commit-forms/formed-commit.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import type {Bed} from './bed.ts';
import {goldenTag} from './clean-rules.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

export function formFixtures(bed: Bed): Fixtures {
  const row = (name: string) => bed.given(commitCodec, name, commits[name] ?? noSuchValue());
  const edit = (name: string, value: Edit) => bed.given(editCodec, `in a form: ${name}`, value);
  const text = edit('text', {kind: 'text', added: 8, removed: 0, hunkCount: 1, length: hunks.length, hunks: Buffer.from(hunks)});
  const binary = edit('binary', {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0});
  const [cut, rest] = [bed.given(fileChunksCodec, 'of a long file', chunks), bed.given(fileChunksCodec, 'of a long file, the rest', chunks.slice(1))];
  const turns = Array.from({length: 20}, (_, at) => (at % 4 === 3 ? binary : text));
  const params = (form: FormRules['form'], more: Partial<FormRules> = {}): FormRules => ({form, maxBytes: 100_000, merges: 'first-parent', ...more});
  const forms = ['patch', 'message-to-diff', 'diff-to-message'] as const;
  const asked = (name: string, rules: FormRules, refs: readonly (Digest | undefined)[] = turns): Fixture => ({slots: [bed.joined(row(name), refs)], params: rules});
  const parts = (name: string, rules: FormRules, cuts: readonly (Digest | undefined)[]): Fixture => ({slots: [bed.joined(row(name), turns), bed.joined(row(name), cuts)], params: rules});
  const sides = {both: bed.given(measuredPairCodec, 'in a form', {before: side(9), after: side(12)}), added: bed.given(measuredPairCodec, 'in a form, added', {after: side(12)}), binary: bed.given(measuredPairCodec, 'in a form, binary', {after: {...side(9), kind: 'binary'}})};
  const shown = (name: string, {refs = Array.from({length: 20}, (_, at) => (at % 2 === 0 ? sides.both : sides.added)), edits = turns, rules = {}}: {readonly refs?: readonly (Digest | undefined)[]; readonly edits?: readonly (Digest | undefined)[]; readonly rules?: object} = {}): Fixture => ({slots: [bed.joined(row(name), edits), bed.joined(row(name), refs)], params: {maxBytes: 100_000, merges: 'first-parent', ...rules}});
  const merges = {'merge, merges are skipped': 'skip', 'merge of nothing, merges are made again': 'remerge'} as const;
  return {
    'commit in a form': {
      ...Object.fromEntries(Object.keys(commits).flatMap((name) => forms.map((form) => [`${name}, ${form}`, asked(name, params(form))]))),
      ...Object.fromEntries(Object.entries(merges).map(([name, how]) => [name, asked(name.split(',')[0] ?? '', params('message-to-diff', {merges: how}))])),
      'some cannot be had': asked('all changes', params('message-to-diff'), [stubDigest('licence: GPL-3.0-only'), undefined, stubDigest('lost once', true), ...turns]),
      'none can be had': asked('change: modified', params('message-to-diff'), [stubDigest('licence: GPL-3.0-only')]),
      'too long': asked('change: modified', params('diff-to-message', {maxBytes: 100})),
    },
    // A name that is not UTF-8 is spelled by its bytes, whatever its text says.
    'long commit': Object.fromEntries(['change: modified', 'change: renamedAndEdited', 'no change'].flatMap((name) => [50, 300, 5000].map((maxBytes) => [`${name}, ${maxBytes}`, {slots: [bed.joined(row(name), turns)], params: {maxBytes}}]))),
    'commit in a form, in parts': {
      ...Object.fromEntries(forms.flatMap((form) => [1000, 320, 280].map((maxBytes) => [`modified, ${form}, ${maxBytes}`, parts('change: modified', params(form, {maxBytes}), [cut])]))),
      ...Object.fromEntries([4000, 900, 500].map((maxBytes) => [`all changes, ${maxBytes}`, parts('all changes', params('patch', {maxBytes}), turns.map((_, at) => [cut, rest, undefined, stubDigest('binary')][at % 4]))])),
      'all changes, the message alone is too long': parts('all changes', params('patch', {maxBytes: 40}), turns.map(() => cut)),
      'merge, merges are skipped': parts('merge', params('patch', {merges: 'skip'}), []),
      'empty message': parts('empty message', params('diff-to-message', {maxBytes: 300}), []),
    },
    'commit before and after': {
      ...Object.fromEntries(Object.keys(commits).map((name) => [name, shown(name)])),
      ...Object.fromEntries(Object.entries(merges).map(([name, how]) => [name, shown(name.split(',')[0] ?? '', {rules: {merges: how}})])),
      'under rules': shown('all changes', {rules: {clean: goldenTag}}),
      'some cannot be had': shown('all changes', {refs: [sides.both, stubDigest('too-large: 9 bytes'), undefined, sides.binary, sides.both], edits: [stubDigest('licence: GPL-3.0-only'), text, text, text, text]}),
      'too long': shown('change: modified', {rules: {maxBytes: 60}}),
      'none can be had': shown('change: modified', {refs: [stubDigest('too-large: 9 bytes')]}),
    },
  };
}

const side = (bytes: number) => ({bytes, characters: bytes, language: 'Rust', kind: 'text'}) as const;

const lines = Array.from({length: 8}, (_, at) => `+    line(${at});\n`);
const head = '@@ -1,0 +1,8 @@ fn a() {\n';
const hunks = head + lines.join('');

/** Lines from one to another, not including it. */
function stretch(from: number, to: number): FileChunk['stretches'][number] {
  const at = (line: number) => head.length + lines.slice(0, line).join('').length;
  return {from: at(from), to: at(to), before: {from: 2, count: 0}, after: {from: from + 1, count: to - from}, ...(from === 0 && {heading: {from: 15, to: 24}})};
}

/** The first and the third belong together. */
const chunks: readonly FileChunk[] = [[stretch(0, 2), stretch(4, 6)], [stretch(2, 4)], [stretch(6, 8)]].map((stretches) => ({of: 'rest', stretches, added: 2, removed: 0, codeChanged: true, keys: []}));
