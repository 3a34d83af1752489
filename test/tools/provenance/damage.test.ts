import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {Digest} from '../../../graph/value/digest.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import {writeDigest} from '../../../graph/value/address.ts';
import {open} from '../../../graph/value/wire.ts';
import type {Manifest} from '../../../tools/executors/build/manifest.ts';
import {datasetMeant} from '../../../tools/executors/look/answer.ts';
import {openFinished, type Finished} from '../../../tools/executors/look/finished.ts';
import {addressesBehind} from '../../../tools/executors/look/readable.ts';
import {provenanceQuestion} from '../../../tools/executors/provenance/provenance-question.ts';
import type {Difference, ProvenanceReport} from '../../../tools/executors/provenance/provenance-report.ts';
import {commandBench, type CommandBench} from '../rig/command-bench.ts';

async function damaged(t: ExecutionContext): Promise<CommandBench> {
  const bench = commandBench(t);
  const {repo} = bench;
  repo.write('src/a.rs', 'fn a() {}\nfn ä() {}\n');
  repo.write('src/b.rs', 'fn b() {}\nfn ö() {}\n');
  repo.commit('first\n\nof two');
  repo.write('src/a.rs', 'fn a() { 1 }\nfn ä() {}\n');
  repo.commit('second');
  t.is((await bench.run('build')).code, 0);
  return bench;
}

async function asked(bench: CommandBench, tamper: (finished: Finished) => Finished): Promise<ProvenanceReport> {
  const host = bench.host();
  const finished = await openFinished(await datasetMeant({values: new Map()}, host), new AbortController().signal);
  try {
    return await provenanceQuestion(host).ask(tamper(finished), {words: [], values: new Map([['sample', ['100']], ['tokens', ['60']]]), json: true, again: 'gristmill provenance'});
  } finally {
    await finished.close();
  }
}

/** The samples of a document as another hand would have stored them. */
function withSamples(finished: Finished, change: (body: string) => string, links: (links: readonly Digest[]) => readonly Digest[] = (links) => links): Finished {
  const read: Finished['store']['read'] = async (digests) => (await finished.store.read(digests)).map((wire) => {
    const {links: found, payload} = wire === undefined ? {links: [], payload: Buffer.alloc(0)} : open(wire);
    const body = Buffer.from(payload).toString('latin1');
    if (wire === undefined || !body.startsWith('[{"kind":')) return wire;
    const head = new ByteWriter(64).varint(found.length);
    for (const link of links(found)) writeDigest(head, link);
    return Buffer.concat([head.view(), Buffer.from(change(body), 'latin1')]);
  });
  return {...finished, store: Object.assign(Object.create(finished.store), {read})};
}

const named = ({what, row, span, offset}: Difference) => [what, row, span, offset];

test('What is damaged is told by its row, span, leaf and place', async (t) => {
  const bench = await damaged(t);
  const {shards, tokenizers} = JSON.parse(readFileSync(join(bench.out, 'manifest.json'), 'utf8')) as Manifest;
  t.deepEqual((await asked(bench, (finished) => finished)).differences, []);

  // A byte of a record.
  const record = join(bench.out, shards.find(({kind}) => kind === 'file')?.file ?? '');
  const text = readFileSync(record, 'utf8');
  writeFileSync(record, text.replace('fn b() {}', 'fn b() {{'));
  const {code, out} = await bench.run('provenance', '--tokens', '0');
  t.is(code, 1, out);
  t.regex(out, /record: samples\.file\/src\/b\.rs, sample 0, span 2, byte 8, leaf git:[0-9a-f]{40}, source@[0-9a-f]{12}:src\/b\.rs:1-2, the record has another byte\n/);
  // A record that is not there any more.
  writeFileSync(record, text.split('\n').slice(1).join('\n'));
  t.true((await asked(bench, (finished) => finished)).differences.some(({what, why}) => what === 'record' && why === 'the file has no such record'));
  writeFileSync(record, text);

  // A span that begins a byte late.
  const shifted = await asked(bench, (finished) => withSamples(finished, (body) => body.replace('"s",0,"blob",0,', '"s",0,"blob",1,')));
  t.true(shifted.differences.some((one) => t.deepEqual(named(one), ['record', 'samples.file/src/a.rs', 2, 0])), JSON.stringify(shifted.differences));
  t.true(shifted.differences.some(({what}) => what === 'tokens'));

  // A leaf of another file, and one of another commit.
  const leaves = new Map<string, Digest>();
  const noting = (links: readonly Digest[]) => links.map((link) => (leaves.set(link, link), link));
  await asked(bench, (finished) => withSamples(finished, (body) => body, noting));
  const raw = [...leaves.values()].filter((leaf) => addressesBehind(leaf).length > 0);
  t.is(raw.length, 2);
  const swapped = await asked(bench, (finished) => withSamples(finished, (body) => body, (links) => links.map((link) => (raw.includes(link) ? (raw.find((other) => other !== link) ?? link) : link))));
  t.true(swapped.differences.some(({what, row, why}) => what === 'place' && row === 'samples.file/src/a.rs' && why === 'no row of the build leads to its source'), JSON.stringify(swapped.differences));
  const commits = [...leaves.values()].filter((leaf) => addressesBehind(leaf).length === 0);
  const other = await asked(bench, (finished) => withSamples(finished, (body) => body, (links) => links.map((link) => commits.find((leaf) => commits.includes(link) && leaf !== link) ?? link)));
  t.true(other.differences.some(({what, row}) => what === 'place' && row.startsWith('samples.commit/')), JSON.stringify(other.differences));

  // A token of the file of ids.
  const ids = join(bench.out, tokenizers[0]?.shards.find(({kind}) => kind === 'file')?.files.find(({file}) => file.endsWith('.bin'))?.file ?? '');
  const bytes = readFileSync(ids);
  writeFileSync(ids, Buffer.from(bytes).fill(0x21, 4 * 30, 4 * 30 + 1));
  const {tokens, differences} = await asked(bench, (finished) => finished);
  t.true(differences.length > 0 && differences.every(({what, row, offset, why}) => what === 'tokens' && row === 'samples.file/src/a.rs' && offset === 30 && /^the file has token 33 where the build has \d+ /.test(why)), JSON.stringify(differences));
  t.true(tokens.some(({kind, drawn, equal}) => kind === 'file' && equal < drawn));
});
