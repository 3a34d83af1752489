// The texts of a sample's named stretches, for exports that give each a field of its own.
import {render} from '../render.ts';
import type {Body, Sample} from '../sample.ts';

/** '' for a name that it does not have. */
export function partTexts(sample: Sample, body: Pick<Body, 'leaves'>): (name: string) => string {
  const spans = render(sample, body).map(({text}) => text);
  const parts: Readonly<Record<string, unknown>> = Object(sample.meta['parts']);
  return (name) => {
    const part = parts[name];
    return Array.isArray(part) ? Buffer.concat(spans.slice(Number(part[0]), Number(part[1]))).toString('utf8') : '';
  };
}
