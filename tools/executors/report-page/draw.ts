// Draws a picture from its description as SVG: no browser, no clock, no fonts of this machine. The only file that knows Vega.
import * as vega from 'vega';
import {compile, type TopLevelSpec} from 'vega-lite';
import type {Spec} from './spec.ts';
import {textWidth} from './text-width.ts';

// The library asks a canvas how wide a text is wherever one is installed. Its types do not tell of the place where it can be told otherwise.
if ('textMetrics' in vega) Object.assign(vega.textMetrics as object, {width: (item: {readonly fontSize?: number}, text: unknown) => textWidth(String(text ?? ''), item.fontSize ?? 11)});

/** `prefix`: what the names inside of the picture begin with, as several of them stand on one page. */
export async function draw(spec: Spec, prefix: string): Promise<string> {
  // Names are counted through a process; a picture must not know how many were drawn before it.
  vega.resetSVGDefIds();
  // A description is what the library says it is: its types would take longer to check than all of ours.
  const view = new vega.View(vega.parse(compile(spec as unknown as TopLevelSpec, {logger: silent}).spec), {renderer: 'none', logger: silent});
  try {
    const svg = await view.toSVG();
    return svg.replace(/\bid="([^"]+)"/g, `id="${prefix}$1"`).replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`).replace(/ (?:aria-[a-z]+|role|class)="[^"]*"/g, '').replace(/ pointer-events="none"/g, '').replace(/<path d="[^"]*"(?: display="none")+\/>/g, '');
  } finally {
    view.finalize();
  }
}

/** What the library remarks is about descriptions, which are ours. */
const silent = vega.logger(vega.None);
