// The text of a sample that makes it what it is: what is trained, without names. Marks have paths, and who wrote it when is no content.
import {render} from '../../sample/render.ts';
import type {Body, Sample, Span} from '../../sample/sample.ts';

export function trainedText(sample: Sample, leaves: Pick<Body, 'leaves'>): Buffer {
  return textOf(sample, leaves, (span) => span.loss > 0);
}

/** What stands beside it and is not trained. */
export function shownText(sample: Sample, leaves: Pick<Body, 'leaves'>): Buffer {
  return textOf(sample, leaves, (span) => span.loss === 0);
}

function textOf(sample: Sample, leaves: Pick<Body, 'leaves'>, wanted: (span: Span) => boolean): Buffer {
  const spans = sample.spans.filter((span) => isContent(span) && wanted(span));
  return spans.length === 0 ? Buffer.alloc(0) : Buffer.concat(render({...sample, spans}, leaves).map(({text}) => text));
}

function isContent(span: Span): boolean {
  return span.kind !== 'mark' && !(span.kind === 'source' && (span.text === 'author' || span.text === 'date'));
}
