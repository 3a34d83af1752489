// Fixtures of the tasks that show merges by what they have of their own.
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec, type Edit} from '../../stages/change/edit.ts';
import {mergePairCodec} from '../../stages/change/merge/merge-pair.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import {usualRenames} from '../../stages/source/git/rename-rules.ts';
import {missing, tooLarge, type Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

export function mergeFixtures(bed: Bed): Fixtures {
  const rows = Object.entries(commits).map(([name, commit]) => [name, bed.given(commitCodec, name, commit)] as const);
  const asked = Object.fromEntries(rows.map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}]));
  return {
    'files of a merge': asked,
    'files named by a merge': asked,
    'merge edit': mergeEdits(bed),
    'commit sample, merges combined': shown(bed, {maxBytes: 10_000, merges: 'combined'}),
    'commit document, merges combined': shown(bed, {merges: 'combined', renames: usualRenames}),
  };
}

const text = (change: Readonly<Record<number, string>> = {}) => Array.from({length: 30}, (_, at) => `${change[at] ?? `line ${at}`}\n`).join('');
const code = (name: string, body: string) => `fn ${name}() {\n${body}}\n\nfn after() {\n    last();\n}\n`;

/** The parents', then the result's. */
const versions: Readonly<Record<string, readonly (string | Uint8Array | undefined)[]>> = {
  'taken from both': [text({3: 'a'}), text({20: 'b'}), text({3: 'a', 20: 'b'})],
  'a conflict': [text({3: 'a'}), text({3: 'b'}), text({3: 'c'})],
  'two conflicts near each other': [text({3: 'a', 8: 'a'}), text({3: 'b', 8: 'b'}), text({3: 'c', 8: 'd'})],
  'two conflicts far from each other': [text({3: 'a', 20: 'a'}), text({3: 'b', 20: 'b'}), text({3: 'c', 20: 'd'})],
  'a line of all parents lost': [text({3: 'a'}), text({3: 'b'}), text({3: 'a'}).replace('line 4\n', '')],
  'lines of all parents lost, in one place': [text({3: 'a'}), text({3: 'b'}), text().replace(/line 3\nline 4\nline 5\n/, 'c\n')],
  'under a heading': [code('a', '    one();\n'.repeat(9)), code('a', `${'    one();\n'.repeat(8)}    two();\n`), code('a', `${'    one();\n'.repeat(8)}    three();\n`)],
  'new to all': [undefined, undefined, 'new\n'],
  'taken away': [text({3: 'a'}), text({3: 'b'}), undefined],
  'taken from one alone': [text({3: 'a'}), text({3: 'b'}), text({3: 'b'})],
  'of three': [text({3: 'a'}), text({3: 'b'}), text({9: 'c'}), text({3: 'd', 9: 'c'})],
  'of three, two alike': [text({3: 'a'}), text({3: 'a'}), text({3: 'b'}), text({3: 'c'})],
  'without an end': ['a', 'b', 'c'],
  'binary': [Uint8Array.of(0, 1), text(), Uint8Array.of(0, 2)],
  'of more parents than there are bits': [...Array.from({length: 29}, (_, at) => `${at}\n`), 'result\n'],
};

function mergeEdits(bed: Bed): Readonly<Record<string, Fixture>> {
  const far = (oid: string) => cleanLeaf(foreign('git', oid), '');
  const pair = (name: string, of: readonly (Digest | undefined)[], context = 3): Fixture => ({slots: [bed.given(mergePairCodec, name, {versions: of})], params: {context}});
  const leaves = (list: readonly (string | Uint8Array | undefined)[]) => list.map((one) => (one === undefined ? undefined : bed.leaf(one)));
  return {
    ...Object.fromEntries(Object.entries(versions).map(([name, list]) => [name, pair(name, leaves(list))])),
    ...Object.fromEntries(['two conflicts near each other', 'under a heading', 'of three'].map((name) => [`${name}, a line of context`, pair(name, leaves(versions[name] ?? []), 1)])),
    'too large to load': pair('too large to load', [bed.leaf('one\n'), far(tooLarge), bed.leaf('two\n')]),
    'missing': pair('missing', [bed.leaf('one\n'), bed.leaf('two\n'), far(missing)]),
  };
}

/** Every commit with edits against its first parent and against all, in turn. */
function shown(bed: Bed, params: Fixture['params']): Readonly<Record<string, Fixture>> {
  const edit = (name: string, value: Edit) => bed.given(editCodec, `of merges: ${name}`, value);
  const own = edit('own', {kind: 'text', added: 1, removed: 2, hunkCount: 1, length: 20, hunks: Buffer.from('@@@ -1 -1 +1 @@@\n++a')});
  const nothing = edit('nothing', {kind: 'text', added: 0, removed: 0, hunkCount: 0, length: 0});
  const binary = edit('binary', {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0});
  const asked = (name: string, edits: readonly (Digest | undefined)[], merged: readonly (Digest | undefined)[]): Fixture => {
    const row = bed.given(commitCodec, name, commits[name] ?? noSuchValue());
    return {slots: [bed.joined(row, edits), bed.joined(row, merged)], ...(params !== undefined && {params})};
  };
  const turns = (...list: readonly (Digest | undefined)[]) => Array.from({length: 20}, (_, at) => list[at % list.length]);
  return {
    ...Object.fromEntries(Object.keys(commits).map((name) => [name, asked(name, turns(own, nothing, binary), turns(own))])),
    'nothing of its own': asked('merge, combined', turns(own), turns(nothing)),
    'binary': asked('merge, combined', turns(own), turns(binary)),
    'lacks texts': asked('merge, combined', turns(own), turns(stubDigest('too-large: 99999999 bytes'), own, undefined)),
    'under a refused licence': asked('merge, combined', turns(stubDigest('licence: GPL-3.0-only')), turns(own)),
    'under a refused licence in part': asked('merge, combined', turns(stubDigest('licence: GPL-3.0-only'), own), turns(own)),
  };
}
