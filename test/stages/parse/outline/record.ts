// `npm run golden` records the outlines of the samples with it.
import {writeFile} from 'node:fs/promises';
import {isStub} from '../../../../graph/value/stub.ts';
import {outlineOf} from '../../../../stages/parse/outline/outline-of.ts';
import {openSyntax} from '../../../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../../../stages/parse/outline/syntax/thread-time.ts';
import {samples} from './samples.ts';
import {spellOutline} from './spell-outline.ts';

const syntax = openSyntax(threadTime);
for (const {language, bytes, recorded} of await samples()) {
  const outline = await outlineOf(bytes, language, syntax);
  if (isStub(outline)) throw new Error(`The sample of ${language.name} has no outline: ${outline.stub}`);
  await writeFile(recorded, spellOutline(outline));
}
