// Outlines of short texts, and what became of their declarations in words.
import {isStub} from '../../../../graph/value/stub.ts';
import {matchOutlines} from '../../../../stages/change/facts/match-outlines.ts';
import {outlinedLanguage} from '../../../../stages/parse/outline/languages.ts';
import {outlineOf} from '../../../../stages/parse/outline/outline-of.ts';
import type {Outline} from '../../../../stages/parse/outline/outline.ts';
import {qualified, surfaceOf, type Surface} from '../../../../stages/parse/outline/surface.ts';
import {openSyntax} from '../../../../stages/parse/outline/syntax/syntax.ts';
import {threadTime} from '../../../../stages/parse/outline/syntax/thread-time.ts';

const syntax = openSyntax(threadTime);

export async function outlined(text: string, name = 'Rust'): Promise<Outline> {
  const language = outlinedLanguage(name);
  if (language === undefined) throw new Error(`No language "${name}"`);
  const outline = await outlineOf(Buffer.from(text), language, syntax);
  if (isStub(outline)) throw new Error(outline.stub);
  return outline;
}

export async function surfaced(text: string, name?: string): Promise<Surface> {
  return surfaceOf(await outlined(text, name), Buffer.from(text));
}

/** `changed a → b: body`; what is the same is left out. */
export async function became(before: string, after: string, name?: string): Promise<readonly string[]> {
  const [one, other] = [await outlined(before, name), await outlined(after, name)];
  return matchOutlines(one.declarations, other.declarations).flatMap(({became: what, before: from, after: to, changes}) => {
    const names = [from === undefined ? undefined : nameOf(one, from), to === undefined ? undefined : nameOf(other, to)].filter((side) => side !== undefined);
    return what === 'same' ? [] : [`${what} ${[...new Set(names)].join(' → ')}${changes.length === 0 ? '' : `: ${changes.join()}`}`];
  });
}

function nameOf({declarations}: Outline, index: number): string {
  return `${declarations[index]?.kind} ${qualified(declarations, index).join('::')}`;
}
