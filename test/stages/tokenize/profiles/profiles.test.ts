import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {render} from '../../../../stages/sample/render.ts';
import {profileNames} from '../../../../stages/tokenize/profiles/profiles.ts';
import {documents, read, tokensIn, writerFor} from './rig.ts';

const golden = join(import.meta.dirname, 'golden');

for (const profile of profileNames) {
  // To change one on purpose: read the difference, then write it into the file by hand.
  test(`"${profile}" writes every document as its golden file has it`, async (t) => {
    const writer = writerFor(profile);
    const text = Object.entries(documents).map(([name, sample]) => `──── ${name}\n${read(tokensIn(sample, writer), writer)}\n`).join('');
    t.is(text, await readFile(join(golden, `${profile}.txt`), 'utf8'));
  });
}

test('every golden file is of a profile', async (t) => {
  t.deepEqual((await readdir(golden)).sort(), profileNames.map((name) => `${name}.txt`).sort());
});

test('the README names every profile', async (t) => {
  const text = await readFile(join(import.meta.dirname, '../../../../README.md'), 'utf8');
  t.deepEqual(profileNames.filter((name) => !text.includes(`'${name}'`)), []);
});

test('"plain" writes in tokens what is written in JSONL', (t) => {
  const writer = writerFor('plain');
  for (const [name, sample] of Object.entries(documents)) t.is(read(tokensIn(sample, writer), writer), Buffer.concat(render(sample, {leaves: new Map()}).map(({text}) => text)).toString(), name);
});

// The formats as their authors publish them, letter by letter.
for (const [profile, name, published] of [
  ['starcoder2', 'a file', '<file_sep>src/a.rs\nfn a() {}\n<|endoftext|>'],
  ['starcoder2', 'a file without its name', '<file_sep>fn a() {}\n<|endoftext|>'],
  ['starcoder2', 'fill in the middle', '<file_sep><fim_prefix>src/a.rs\nfn a() {<fim_suffix>}\n<fim_middle> 1 <file_sep><|endoftext|>'],
  ['starcoder2', 'a repository of two files', '<repo_name>team/project<file_sep>a.rs\nmod b;\n<file_sep>b.rs\nfn b() {}\n<|endoftext|>'],
  ['starcoder2', 'an issue', '<issue_start>Title: It breaks\nada: See above<issue_comment>bob: Where?<issue_closed>ada<|endoftext|>'],
  ['starcoder2-lines', 'a pull request', `<pr>Title: Add a
ada: It is needed
<pr_status>opened
<repo_name>team/project
<pr_base>
<pr_file>a.rs
<pr_base_code>fn a() {}
<pr_diff>
<pr_file>a.rs
<pr_diff_hunk>@@ -1 +1 @@
-fn a() {}
+fn a() { 1 }
<pr_comment>bob: Why?
<pr_event_id>7
<pr_review>bob: Nearly
<pr_event_id>8
<pr_review_state>commented
<pr_review_comment>
<pr_event_id>9
<pr_in_reply_to_review_id>8
<pr_in_reply_to_comment_id>7
<pr_file>a.rs
<pr_diff_hunk_comment_line>1
<pr_diff_hunk>@@ -1 +1 @@
<pr_comment>bob: Here
<pr>ada
<pr_status>closed
<pr_is_merged>True<|endoftext|>`],
  ['starcoder', 'a commit before and after', '<commit_before>fn a() {}\n<commit_msg>Return one<commit_after>fn a() { 1 }\n<|endoftext|>'],
  ['qwen2.5-coder', 'a repository whose last file is filled', '<|repo_name|>team/project\n<|file_sep|>a.rs\nmod b;\n<|file_sep|>b.rs\n<|fim_prefix|>fn b<|fim_suffix|> {}\n<|fim_middle|>()<|endoftext|>'],
  ['qwen2.5-coder-blank', 'a file', '<|file_sep|>src/a.rs \nfn a() {}\n<|endoftext|>'],
  ['qwen2.5-coder', 'fill in the middle without a name', '<|fim_prefix|>fn a() {<|fim_suffix|>}\n<|fim_middle|> 1 <|endoftext|>'],
  ['deepseek-coder', 'fill in the middle without a name', '<｜begin▁of▁sentence｜><｜fim▁begin｜>fn a() {<｜fim▁hole｜>}\n<｜fim▁end｜> 1 <｜end▁of▁sentence｜>'],
  ['codellama', 'fill in the middle without a name', '<s>▁<PRE>fn a() {▁<SUF>}\n▁<MID> 1 ▁<EOT></s>'],
  ['codegemma', 'fill in the middle without a name', '<bos><|fim_prefix|>fn a() {<|fim_suffix|>}\n<|fim_middle|> 1 <|file_separator|><eos>'],
  ['seeds', 'documentation and code', '<doc>\nIt returns one.\n</doc>\n<code language="rust">\nfn a() { 1 }\n</code>\n'],
  ['plain', 'a file', '// File: src/a.rs\n\nfn a() {}\n'],
  ['plain', 'a commit', 'Commit: Add a\nAuthor: Ada\nDate: 2020-02-29T23:59:59+00:00\n\nDiff:\ndiff --git a/a b/a\n+1\n'],
] as const) {
  test(`"${profile}" writes ${name} as published`, (t) => {
    const writer = writerFor(profile);
    const sample = documents[name];
    t.is(sample && read(tokensIn(sample, writer), writer).replaceAll(/[⟦⟧]/g, ''), published);
  });
}
