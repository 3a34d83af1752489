import test from 'ava';
import {monthOf} from '../../../../stages/dataset/figures/month-of.ts';
import {shownLanguage} from '../../../../stages/dataset/figures/shown-language.ts';
import {patchHead} from '../../../../stages/change/diff/file-patch.ts';
import {mark} from '../../../../stages/sample/mark.ts';
import type {Sample, Span} from '../../../../stages/sample/sample.ts';

const [oid, other] = ['a'.repeat(40), 'b'.repeat(40)];

function sample(spans: readonly Span[], meta: Sample['meta'] = {}): Sample {
  return {kind: 'commit', granularity: 'document', group: '', when: {corrected: 0, oid: ''}, synthetic: false, spans, meta};
}

function patched(path: string, oldPath = path): Span {
  const renamed = oldPath !== path;
  return {kind: 'template', text: patchHead({status: renamed ? 'R' : 'M', oldMode: '100644', newMode: '100644', before: oid, after: other, path, ...(renamed && {oldPath})}, 'hunks'), loss: 1};
}

test('monthOf() is in the time of Greenwich, and none where no calendar has the moment', (t) => {
  t.deepEqual([1_709_251_199, 1_709_251_200, 1, 0, -1, 253_402_300_800, 2 ** 53 - 1].map(monthOf), ['2024-02', '2024-03', '1970-01', '', '', '10000-01', '']);
});

test('shownLanguage() reads the name that a file has after its patch, however git quotes it', (t) => {
  for (const name of ['a.rs', 'with space.rs', 'b/ b/b.rs', 'quo"te.rs', 'tab\t.rs', 'pä/ü.rs', 'new\nline.rs', '-dash.rs', 'rename to x.py.rs', ' b/a.py b/a.rs']) t.is(shownLanguage([sample([patched(name)])]), 'Rust', JSON.stringify(name));
  t.is(shownLanguage([sample([patched('now.rs', 'once.py')])]), 'Rust');
  t.is(shownLanguage([sample([patched('"n\tow".rs', 'on"ce.py')])]), 'Rust');
});

test('shownLanguage() is one, several, unknown or none', (t) => {
  t.is(shownLanguage([sample([patched('a.rs'), patched('b.rs')]), sample([mark('file', 'c.rs')])]), 'Rust');
  t.is(shownLanguage([sample([patched('a.rs')]), sample([patched('b.toml')])]), 'several');
  t.is(shownLanguage([sample([mark('pr_file', 'a.nobody-knows')])]), 'unknown');
  t.is(shownLanguage([sample([mark('file'), {kind: 'template', text: 'diff --git ', loss: 1}, {kind: 'template', text: 'no diff --git a/a.rs b/a.rs', loss: 1}], {path: 7, other: 'a.rs'})]), 'none');
  t.is(shownLanguage([sample([], {files: ['a.py', 'b.py']})]), 'Python');
});
