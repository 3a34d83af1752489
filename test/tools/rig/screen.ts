// What a terminal shows after all that was written to it: a small judge that knows lines, wrapping, moving up and clearing.

export interface Screen {readonly lines: readonly string[]; readonly widest: number}

export function screen(written: string, columns: number): Screen {
  let lines = [''];
  let [row, column, widest] = [0, 0, 0];
  for (const [token] of written.replace(/\x1b\[\d*m/g, '').matchAll(/\x1b\[(\d*)([AJK])|[\s\S]/g)) {
    const move = /^\x1b\[(\d*)([AJ])$/.exec(token);
    if (move?.[2] === 'A') row = Math.max(0, row - Number(move[1]));
    else if (move?.[2] === 'J') lines = [...lines.slice(0, row), (lines[row] ?? '').slice(0, column)];
    else if (token === '\r') column = 0;
    else if (token === '\n') [row, column] = [row + 1, 0];
    else {
      if (column === columns) [row, column] = [row + 1, 0];
      const line = (lines[row] ?? '').padEnd(column);
      lines[row] = line.slice(0, column) + token + line.slice(column + 1);
      widest = Math.max(widest, ++column);
    }
    while (lines.length <= row) lines.push('');
  }
  return {lines: lines.at(-1) === '' ? lines.slice(0, -1) : lines, widest};
}
