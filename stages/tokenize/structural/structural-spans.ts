// The items of a sequence as spans to tokenize, and what each of them is: code, or what names and frames it.
import type {Stretch} from '../token-figures.ts';
import type {RenderedSpan} from '../tokenize-sample.ts';
import type {Tokenizer} from '../tokenizer.ts';
import {contextToken, openingToken, type Item} from './structural-token.ts';

export interface StructuralSpans {
  readonly spans: readonly RenderedSpan[];
  /** One a span. A control token stands for no bytes; between `<CODE_START>` and `<CODE_END>` it is of the code. */
  readonly stretches: readonly Stretch[];
}

export function structuralSpans(items: readonly Item[], {controls}: Pick<Tokenizer, 'controls'>): StructuralSpans {
  const spans: RenderedSpan[] = [];
  const stretches: Stretch[] = [];
  let code = false;
  const control = (name: string) => {
    if (name === '<CODE_END>') code = false;
    spans.push({control: name, loss: 1});
    stretches.push({bytes: 0, code, mark: true});
    if (name === '<CODE_START>') code = true;
  };
  const text = (value: string) => {
    spans.push({text: value, loss: 1});
    stretches.push({bytes: Buffer.byteLength(value), code, mark: false});
  };
  for (const item of items) {
    if ('text' in item) text(item.text);
    else if ('token' in item) control(item.token);
    else if (controls.has(contextToken(item.context, item.value))) control(contextToken(item.context, item.value));
    else {
      control(openingToken(item.context));
      text(item.value);
    }
  }
  return {spans, stretches};
}
