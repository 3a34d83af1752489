// The lines of a text in Markdown, each with whether it is code: inside a fence, or the fence itself.

export interface Line {readonly line: string; readonly code: boolean}

/** A fence ends with one of the same kind that is no shorter; without one it goes on to the end. */
export function linesOutside(text: string): readonly Line[] {
  let fence = '';
  return text.split('\n').map((line) => {
    const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === '') {
      fence = mark;
      return {line, code: mark !== ''};
    }
    if (mark.startsWith(fence) && /^[`~\s]*$/.test(line)) fence = '';
    return {line, code: true};
  });
}
