// Comments of HTML, which nobody sees on the forge's pages. In code they are what somebody shows.
import type {Line} from './lines-outside.ts';

export function withoutHtmlComments(lines: readonly Line[]): readonly Line[] {
  let inside = false;
  return lines.flatMap((one): readonly Line[] => {
    if (one.code && !inside) return [one];
    let [rest, kept] = [one.line, ''];
    const before = inside;
    while (rest !== '') {
      if (inside) {
        const end = rest.indexOf('-->');
        if (end < 0) break;
        inside = false;
        rest = rest.slice(end + 3);
        continue;
      }
      const start = beginning(rest);
      if (start < 0) {
        kept += rest;
        break;
      }
      kept += rest.slice(0, start);
      inside = true;
      // `<!-->` and `<!--->` are whole comments.
      const [, whole] = /^<!--(-?>)/.exec(rest.slice(start)) ?? [];
      if (whole !== undefined) inside = false;
      rest = rest.slice(start + 4 + (whole?.length ?? 0));
    }
    if (!before && kept === one.line) return [one];
    return kept.trim() === '' ? [] : [{line: kept.trimEnd(), code: false}];
  });
}

/** Not where it stands in code within the line. */
function beginning(line: string): number {
  let [ticks, from] = [0, 0];
  for (let at = line.indexOf('<!--'); at >= 0; at = line.indexOf('<!--', at + 4)) {
    ticks += line.slice(from, at).split('`').length - 1;
    from = at;
    if (ticks % 2 === 0) return at;
  }
  return -1;
}
