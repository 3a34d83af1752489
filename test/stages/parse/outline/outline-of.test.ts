import {readFile} from 'node:fs/promises';
import test from 'ava';
import {isStub} from '../../../../graph/value/stub.ts';
import type {Language} from '../../../../stages/parse/outline/language.ts';
import {outlinedLanguage, outlinedLanguages} from '../../../../stages/parse/outline/languages.ts';
import type {Outline, Place} from '../../../../stages/parse/outline/outline.ts';
import {outlineCodec} from '../../../../stages/parse/outline/outline-codec.ts';
import {outlineOf} from '../../../../stages/parse/outline/outline-of.ts';
import {openSyntax} from '../../../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../../../stages/parse/outline/syntax/thread-time.ts';
import {samples} from './samples.ts';
import {spellOutline} from './spell-outline.ts';
import {ownTexts} from './own-texts.ts';

const syntax = openSyntax(threadTime);

async function outlined(bytes: Uint8Array, language: Language): Promise<Outline> {
  const outline = await outlineOf(bytes, language, syntax);
  if (isStub(outline)) throw new Error(outline.stub);
  return outline;
}

test('every language has a sample, whose outline is as recorded', async (t) => {
  const all = await samples();
  t.deepEqual(all.map(({language}) => language.name), outlinedLanguages().map(({name}) => name));
  for (const {language, bytes, recorded} of all) t.is(spellOutline(await outlined(bytes, language)), await readFile(recorded, 'utf8'), language.name);
});

test('outlineCodec reads what it wrote', async (t) => {
  for (const {language, bytes} of await samples()) {
    const outline = await outlined(bytes, language);
    t.deepEqual(outlineCodec.decode(outlineCodec.encode(outline), []), outline, language.name);
  }
});

test('spans are exact in the samples and in the files of this repository', async (t) => {
  for (const {name, language, bytes} of [...(await samples()).map(({language: one, bytes: its}) => ({name: one.name, language: one, bytes: its})), ...(await ownTexts())]) {
    t.deepEqual(wrongSpans(await outlined(bytes, language), bytes), [], name);
  }
});

test('offsets are bytes, whatever stands before', async (t) => {
  for (const {language, bytes} of await samples()) {
    const comment = language.name === 'Markdown' ? 'ж漢🦀\n\n' : language.comments.includes('line_comment') || ['C', 'C++', 'C#', 'TypeScript', 'JavaScript', 'TSX', 'Go', 'JSON'].includes(language.name) ? '// ж漢🦀é\n' : '# ж漢🦀é\n';
    if (language.name === 'PHP') continue;
    const moved = Buffer.concat([Buffer.from(comment), bytes]);
    t.deepEqual(wrongSpans(await outlined(moved, language), moved), [], language.name);
    const [before, after] = [await outlined(bytes, language), await outlined(moved, language)];
    t.deepEqual(after.declarations.map(({nameAt}) => nameAt), before.declarations.map(({nameAt}) => nameAt + Buffer.byteLength(comment)), language.name);
  }
});

test('what a top-level declaration spans can be read alone', async (t) => {
  const typescript = outlinedLanguage('TypeScript');
  if (typescript === undefined) return t.fail();
  let read = 0;
  for (const {name, language, bytes} of await ownTexts()) {
    if (language !== typescript || !/^(?:graph|stages\/parse)\//.test(name)) continue;
    for (const {parent, from, to, kind, name: declared} of (await outlined(bytes, language)).declarations) {
      if (parent >= 0 || kind === 'variable') continue;
      const alone = await outlined(bytes.subarray(from, to), typescript);
      t.false(alone.damaged, `${name}: ${declared}`);
      t.is(alone.declarations[0]?.name, declared, name);
      read++;
    }
  }
  t.true(read > 200);
});

/** What is not where it should be, in words. */
function wrongSpans({declarations, calls, imports, exports}: Outline, bytes: Buffer): readonly string[] {
  const wrong: string[] = [];
  const at = (from: number, name: string): boolean => bytes.toString('utf8', from, from + Buffer.byteLength(name)) === name;
  const inside = (inner: Place, outer: Place): boolean => inner.from >= outer.from && inner.to <= outer.to && inner.from <= inner.to;
  const lines = new Uint32Array(bytes.length + 1);
  bytes.forEach((byte, offset) => (lines[offset + 1] = (lines[offset] ?? 0) + Number(byte === 10)));
  const lineOf = (offset: number): number => (lines[offset] ?? 0) + 1;
  declarations.forEach((one, index) => {
    const {name, nameAt, parent, signature, body, line} = one;
    const around = parent < 0 ? {from: 0, to: bytes.length} : declarations[parent];
    if (!at(nameAt, name)) wrong.push(`${name} is not at ${nameAt}`);
    if (parent >= index || around === undefined || !inside(one, around)) wrong.push(`${name} is not inside its parent`);
    if (!inside(signature, one) || (body !== undefined && (!inside(body, one) || body.from < signature.to))) wrong.push(`${name} has its parts elsewhere`);
    if (nameAt < one.from || nameAt + Buffer.byteLength(name) > one.to) wrong.push(`${name} is named elsewhere`);
    if (line !== lineOf(one.from)) wrong.push(`${name} is not at line ${line}`);
  });
  for (const {name, nameAt, within, ...place} of calls) {
    const around = within < 0 ? {from: 0, to: bytes.length} : declarations[within];
    if (!at(nameAt, name) || around === undefined || !inside(place, around)) wrong.push(`call of ${name} is not at ${nameAt}`);
  }
  for (const place of [...imports, ...exports]) if (!inside(place, {from: 0, to: bytes.length})) wrong.push(`import at ${place.from}`);
  return wrong;
}
