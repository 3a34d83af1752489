// Checks the dataset that the README's build command made: every file is what the manifest says, every line is a record.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const out = process.argv[2] ?? 'dataset/out';
const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
const failures = [];
let checks = 0;

function check(what, holds) {
  checks++;
  if (!holds) failures.push(what);
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(join(out, file))).digest('hex');
}

check('the manifest names its format', manifest.format === 'gristmill manifest 2');
check('the manifest names a root', /^[0-9a-f]{64}$/.test(manifest.root));
check('the statistics are what the manifest says', sha256(manifest.stats.file) === manifest.stats.sha256);
check('the notice is what the manifest says', sha256(manifest.notice.file) === manifest.notice.sha256);
check('there are tokens', manifest.totals.tokens > 10_000);
const kinds = new Set();
let samples = 0;
for (const shard of manifest.shards) {
  check(`${shard.file} is what the manifest says`, sha256(shard.file) === shard.sha256);
  const lines = readFileSync(join(out, shard.file), 'utf8').split('\n').slice(0, -1);
  check(`${shard.file} has ${shard.samples} records`, lines.length === shard.samples);
  samples += lines.length;
  for (const line of lines) {
    const record = JSON.parse(line);
    kinds.add(record.type);
    if (typeof record.training_content !== 'string' || record.training_content === '') failures.push(`${shard.file}: a record without text`);
  }
}
for (const {name, vocab, tokens, shards, end} of manifest.tokenizers) {
  let counted = 0;
  for (const shard of shards) {
    for (const {file, sha256: sum, size} of shard.files) check(`${file} is what the manifest says`, sha256(file) === sum && readFileSync(join(out, file)).length === size);
    const bin = readFileSync(join(out, shard.files.find(({file}) => file.endsWith('.bin')).file));
    const ids = Array.from({length: bin.length / 4}, (_, at) => bin.readInt32LE(at * 4));
    check(`shard ${shard.digest} has ids of the vocabulary alone`, ids.every((id) => id >= 0 && id < vocab));
    check(`shard ${shard.digest} ends every document`, end === null || ids.filter((id) => id === end.id).length === shard.sequences);
    counted += ids.length;
  }
  check(`the tokens of tokenizer "${name}" add up`, counted === tokens && tokens >= manifest.totals.tokens);
}
check('there is a tokenizer', manifest.tokenizers.length > 0);
check('there are files and commits', kinds.has('file') && kinds.has('commit'));
check('the totals add up', samples === manifest.totals.samples);
for (const failure of failures) console.error(`not so: ${failure}`);
console.log(`output checks: ${checks - failures.length} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
