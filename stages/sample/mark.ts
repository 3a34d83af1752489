// A mark as a span: trained on like the text around it.
import type {Mark, Span} from './sample.ts';

export function mark(name: Mark, value = ''): Span {
  return {kind: 'mark', mark: name, value, loss: 1};
}
