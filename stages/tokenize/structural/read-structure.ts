// Reads a sequence of tokens back: which contexts it names, and its code as it was.
import type {Tokenizer} from '../tokenizer.ts';
import {codeText} from './code-text.ts';
import {contextKinds, openingToken, type Item} from './structural-token.ts';

export interface ReadStructure {
  /** In their order, such as `<FILE:a.rs>`, whether they were tokens or text. */
  readonly contexts: readonly string[];
  readonly codes: readonly string[];
}

/** `tokenizer` is the one with the control tokens of structure. */
export function readStructure(ids: Int32Array, tokenizer: Tokenizer): ReadStructure {
  const contexts: string[] = [];
  const codes: string[] = [];
  let code: Item[] | undefined;
  let opened: string | undefined;
  for (const item of itemsIn(ids, tokenizer)) {
    const token = 'token' in item ? item.token : undefined;
    if (token === '<CODE_START>') code = [];
    else if (token === '<CODE_END>') {
      codes.push(codeText(code ?? []));
      code = undefined;
    } else if (code !== undefined) code.push(item);
    else if ('text' in item && opened !== undefined) contexts.push(`${opened.slice(0, -1)}:${item.text}>`);
    else if (token?.includes(':') === true) contexts.push(token);
    opened = token !== undefined && openings.has(token) ? token : undefined;
  }
  return {contexts, codes};
}

const openings: ReadonlySet<string> = new Set(contextKinds.map(openingToken));

function itemsIn(ids: Int32Array, {controls, decode}: Tokenizer): readonly Item[] {
  const names = new Map(Array.from(controls, ([text, id]) => [id, text]));
  const items: Item[] = [];
  let from = 0;
  for (const [at, id] of ids.entries()) {
    const token = names.get(id);
    if (token === undefined) continue;
    if (at > from) items.push({text: decode(ids.subarray(from, at))});
    items.push({token});
    from = at + 1;
  }
  if (from < ids.length) items.push({text: decode(ids.subarray(from))});
  return items;
}
