// Tokenizes the rendered spans of a sample as one text, and says for every token which span it came from.
import {isUtf8} from 'node:buffer';
import type {Stub} from '../../graph/value/stub.ts';
import {placeTokens, type Placed} from './place-tokens.ts';
import type {Tokenizer} from './tokenizer.ts';
import type {Tokens} from './tokens.ts';

/** Content is text or UTF-8; a control token comes only from being asked for by name. A weight is an integer up to 255; 0 is never trained on. */
export type RenderedSpan = TextSpan | ControlSpan;
export interface TextSpan {readonly text: string | Uint8Array; readonly loss: number}
export interface ControlSpan {readonly control: string; readonly loss: number}

/**
 * Text between two control tokens is encoded once, as a whole: a border between spans is no border between tokens, as in the text a
 * model will meet. What is not Unicode — a lone surrogate, broken UTF-8 — becomes U+FFFD, and offsets are then those of the repaired span.
 */
export function tokenizeSample(spans: readonly RenderedSpan[], tokenizer: Tokenizer): Tokens | Stub {
  const parts: Part[] = [];
  for (let from = 0; from < spans.length;) {
    const texts = textsFrom(spans, from);
    const part = texts.length > 0 ? textPart(texts, from, tokenizer) : controlPart(spans[from], from, tokenizer);
    if (part === undefined) return {stub: `The tokenizer "${tokenizer.name}" does not keep the text`};
    parts.push(part);
    from += Math.max(texts.length, 1);
  }
  return joined(parts);
}

interface Part extends Placed {readonly ids: Int32Array}

function textsFrom(spans: readonly RenderedSpan[], from: number): readonly TextSpan[] {
  const texts: TextSpan[] = [];
  for (let at = from; at < spans.length; at++) {
    const span = spans[at];
    if (span === undefined || 'control' in span) break;
    texts.push({text: span.text, loss: weight(span.loss)});
  }
  return texts;
}

function textPart(texts: readonly TextSpan[], first: number, tokenizer: Tokenizer): Part | undefined {
  const bytes = utf8Of(texts);
  const stretches = texts.map(({loss}, at) => ({span: first + at, length: bytes[at]?.length ?? 0, loss}));
  const whole = Buffer.concat(bytes);
  const ids = tokenizer.encodeUtf8(whole);
  if (tokenizer.exact && !tokenizer.spells(ids, whole)) return undefined;
  const placed = placeTokens(ids, stretches, tokenizer);
  return placed && {ids, ...placed};
}

/** A character may lie across two spans; only when the whole is broken is each span repaired by itself. */
function utf8Of(texts: readonly TextSpan[]): readonly Uint8Array[] {
  const bytes = texts.map(({text}) => (typeof text === 'string' ? Buffer.from(text, 'utf8') : text));
  if (isUtf8(Buffer.concat(bytes))) return bytes;
  return bytes.map((span) => Buffer.from(Buffer.from(span).toString('utf8'), 'utf8'));
}

/** A name nobody knows is a bug: profiles are checked against the tokenizer before anything runs. */
function controlPart(span: RenderedSpan | undefined, at: number, {controls, name}: Tokenizer): Part {
  const text = span !== undefined && 'control' in span ? span.control : '';
  const id = controls.get(text);
  if (span === undefined || id === undefined) throw new RangeError(`The tokenizer "${name}" has no control token "${text}"`);
  return {ids: Int32Array.of(id), loss: Uint8Array.of(weight(span.loss)), origin: [0, at, 0]};
}

function weight(loss: number): number {
  if (!Number.isInteger(loss) || loss < 0 || loss > 255) throw new RangeError(`Expected a weight from 0 to 255, got ${loss}`);
  return loss;
}

function joined(parts: readonly Part[]): Tokens {
  const length = parts.reduce((sum, {ids}) => sum + ids.length, 0);
  const ids = new Int32Array(length);
  const loss = new Uint8Array(length);
  const origin: number[] = [];
  let at = 0;
  for (const part of parts) {
    ids.set(part.ids, at);
    loss.set(part.loss, at);
    for (const [index, value] of part.origin.entries()) origin.push(index % 3 === 0 ? value + at : value);
    at += part.ids.length;
  }
  return {ids, loss, origin: Uint32Array.from(origin)};
}
