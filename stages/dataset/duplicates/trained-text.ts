// The text of a sample that makes it what it is: what is trained, without names. Marks have paths, and who wrote it when is no content.
import {render} from '../../sample/render.ts';
import type {Body, Sample, Span} from '../../sample/sample.ts';

export function trainedText(sample: Sample, leaves: Pick<Body, 'leaves'>): Buffer {
  return Buffer.concat(render({...sample, spans: sample.spans.filter(isContent)}, leaves).map(({text}) => text));
}

function isContent(span: Span): boolean {
  return span.loss > 0 && span.kind !== 'mark' && !(span.kind === 'source' && (span.text === 'author' || span.text === 'date'));
}
