// What of a text's change reaches those who read outlines: a comment nothing, a body its hash, a signature its own.
import test from 'ava';
import {heapFor} from '../../../../graph/run/heap.ts';
import {heapParcel} from '../../../../graph/run/parcel.ts';
import {runJob, type Host} from '../../../../graph/run/run-job.ts';
import {anyTask, type AnyTask} from '../../../../graph/task/task.ts';
import type {Digest} from '../../../../graph/value/digest.ts';
import {isStub} from '../../../../graph/value/stub.ts';
import {seal} from '../../../../graph/value/wire.ts';
import {outlineAskCodec, outlineTag} from '../../../../stages/parse/outline/outline-ask.ts';
import {outlineTask} from '../../../../stages/parse/outline/outline-task.ts';
import {syntaxDigest} from '../../../../stages/parse/outline/syntax/syntax-digest.ts';
import type {Language} from '../../../../stages/parse/outline/language.ts';
import {outlineOf} from '../../../../stages/parse/outline/outline-of.ts';
import {qualified, surfaceOf, type Surface} from '../../../../stages/parse/outline/surface.ts';
import {surfaceTask} from '../../../../stages/parse/outline/surface-task.ts';
import {openSyntax} from '../../../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../../../stages/parse/outline/syntax/thread-time.ts';
import {goldenBed} from '../../../golden/bed.ts';
import {samples} from './samples.ts';

const syntax = openSyntax(threadTime);

async function surface(bytes: Uint8Array, language: Language): Promise<Surface> {
  const outline = await outlineOf(bytes, language, syntax);
  if (isStub(outline)) throw new Error(outline.stub);
  return surfaceOf(outline, bytes);
}

const hashed = new Set(['Python', 'Ruby', 'Shell', 'YAML', 'TOML']);

test('a comment added in any line changes no surface', async (t) => {
  const wrong: string[] = [];
  for (const {language, bytes} of await samples()) {
    if (language.comments.length === 0) continue;
    const lines = bytes.toString('utf8').split('\n');
    const comments = await countComments(bytes, language);
    const before = await surface(bytes, language);
    let tried = 0;
    for (let at = 1; at < lines.length; at++) {
      const indent = /^\s*/.exec(lines[at] ?? '')?.[0] ?? '';
      const moved = Buffer.from(lines.toSpliced(at, 0, `${indent}${hashed.has(language.name) ? '#' : '//'} Grinds (x) {`).join('\n'));
      // Within a text, a comment is none.
      if ((await countComments(moved, language)) !== comments + 1) continue;
      tried++;
      const after = spelled(await surface(moved, language));
      wrong.push(...spelled(before).filter((line) => !after.includes(line)).map((line) => `${language.name} line ${at + 1}: ${line}`));
      wrong.push(...after.filter((line) => !spelled(before).includes(line)).map((line) => `${language.name} line ${at + 1} new: ${line}`));
    }
    t.true(tried >= Math.min(lines.length / 2, 8), `${language.name}: ${tried}`);
  }
  t.deepEqual(wrong, []);
});

test('a changed body changes the hash of its declaration and of no other; so does a signature', async (t) => {
  const {language, bytes} = (await samples()).find(({language: one}) => one.name === 'Rust') ?? t.fail();
  const changed = async (from: string, to: string): Promise<readonly string[]> => {
    const text = bytes.toString('utf8');
    t.true(text.includes(from));
    const [before, after] = [await surface(bytes, language), await surface(Buffer.from(text.replace(from, to)), language)];
    return after.declarations.flatMap((one, index) => (['signature', 'body', 'attributes'] as const).filter((hash) => one.hashes[hash] !== before.declarations[index]?.hashes[hash]).map((hash) => `${qualified(after.declarations, index).join('::')} ${hash}`));
  };
  t.deepEqual(await changed('self.sift();', 'self.sift(); self.sift();'), ['Stone::grind body']);
  t.deepEqual(await changed('async unsafe fn wear(mut self)', 'async unsafe fn wear(&self)'), ['Stone::wear signature']);
  t.deepEqual(await changed('#[derive(Debug, Clone)]', '#[derive(Debug)]'), ['Stone attributes']);
  t.deepEqual(await changed('pub(crate) weight: u32', 'pub(crate) weight: u64'), ['Stone::weight signature']);
  t.deepEqual(await changed('1 << 3', '1 << 4'), ['MAX body']);
  t.deepEqual(await changed('fn deep() {}', 'fn deep() { a(); }'), ['outer::inner::deep body']);
});

test('a method that comes changes nothing of what is around it', async (t) => {
  const {language, bytes} = (await samples()).find(({language: one}) => one.name === 'Rust') ?? t.fail();
  const more = Buffer.from(bytes.toString('utf8').replace('    async unsafe fn wear', '    /// New.\n    #[inline]\n    fn come() {}\n\n    async unsafe fn wear'));
  const named = ({declarations}: Surface): readonly string[] => declarations.map(({hashes}, index) => `${qualified(declarations, index).join('::')} ${JSON.stringify(hashes)}`);
  const [before, after] = [named(await surface(bytes, language)), named(await surface(more, language))];
  t.deepEqual(before.filter((one) => !after.includes(one)), []);
  t.deepEqual(after.filter((one) => !before.includes(one)).map((one) => one.split(' ')[0]), ['Stone::come']);
});

test('outlineTask and surfaceTask: a comment moves the outline and leaves the surface, in the engine', async (t) => {
  const bed = goldenBed();
  const values = new Map<Digest, Uint8Array>();
  const before = await run('// Old.\nfn a() { b(); }\n', 'Rust');
  const after = await run('// Older, and longer.\nfn a() { b(); }\n', 'Rust');
  t.not(after.outline, before.outline);
  t.is(after.surface, before.surface);
  t.not((await run('fn a() { c(); }\n', 'Rust')).surface, before.surface);
  t.is((await run('hello', 'Text')).outline, 'stub:no-grammar: Text' as Digest);
  t.is((await run('a\0b', 'Rust')).outline, 'stub:binary' as Digest);
  t.regex((await run('function a.b()\nend\n', 'Lua')).outline ?? '', /^raw:|^[0-9a-f]{64}$/);
  t.regex(outlineTag('Rust'), /^1 [0-9a-f]{16}$/);

  async function run(text: string, language: string): Promise<{readonly outline: Digest | undefined; readonly surface: Digest | undefined}> {
    const ask = bed.given(outlineAskCodec, text, {leaf: bed.leaf(text), language});
    const outline = await ran(anyTask(outlineTask), [ask], {syntax: syntaxDigest});
    return {outline, surface: outline === undefined ? undefined : await ran(anyTask(surfaceTask), [ask, outline], null)};
  }

  async function ran(task: AnyTask, slots: readonly Digest[], params: Parameters<AnyTask['run']>[1]): Promise<Digest | undefined> {
    const host: Host = {loader: bed.loader, task: () => task, resources: async () => new Map((task.loads?.(params) ?? []).map((digest) => [digest, syntax]))};
    const [outcome] = await runJob({task: task.name, params, rows: [slots], heap: heapParcel(new Map([...(await heapFor(bed.store, [slots], Infinity)), ...values]))}, host, new AbortController().signal);
    if (outcome?.bytes !== undefined) values.set(outcome.digest, outcome.bytes);
    return outcome?.digest;
  }
});

test('outlineAskCodec names the version and the grammar of the language', (t) => {
  const spelled = Buffer.from(seal(outlineAskCodec, {leaf: goldenBed().leaf('fn a() {}'), language: 'Rust'}).bytes).toString('latin1');
  t.true(spelled.includes(outlineTag('Rust')));
});

function spelled({declarations, imports, exports, calls}: Surface): readonly string[] {
  return [...declarations, ...imports, ...exports, ...calls].map((one) => JSON.stringify(one));
}

async function countComments(bytes: Uint8Array, {grammar, respell, comments}: Language): Promise<number> {
  const text = Buffer.from(bytes).toString('utf8');
  const counted = await syntax.read({grammar, text: respell?.(text) ?? text, kinds: comments}, (root, nodes) => (root.hasError ? -1 : nodes.length));
  return typeof counted === 'number' ? counted : -1;
}

test('Ruby: a line that says "private" speaks of the methods that follow it in the same class, and of nothing else', async (t) => {
  const text = 'class A\n  def a\n    private_thing\n    private\n  end\n  private # all below\n  def b; end\n  C = 1\n  def self.d; end\n  class E\n    def f; end\n  end\n  protected\n  def g; end\n  public\n  def h; end\n  private def i; end\nend\ndef j; end\n';
  const {language} = (await samples()).find(({language: one}) => one.name === 'Ruby') ?? t.fail();
  const {declarations} = await surface(Buffer.from(text), language);
  t.deepEqual(declarations.map(({name, visibility}) => `${name} ${visibility}`), ['A public', 'a public', 'b private', 'C public', 'd public', 'E public', 'f public', 'g protected', 'h public', 'i private', 'j public']);
});
