// What the rows of files were listed by: the rules that names were cleaned by, the commit, the rules about what is forgotten.

export interface FileState {
  /** The tag of the rules that take people out of names. */
  readonly names: string | undefined;
  /** Of a dataset that is split by time: the commits whose trees stand before this one's. */
  readonly cuts?: string | undefined;
  /** Not its tree: knowing the tree would cost a process even when nothing moved. None for an unborn HEAD. */
  readonly commit: string | undefined;
  /** About paths. */
  readonly rules: readonly string[];
}

const named = 'clean ';
const cut = 'cuts ';

export function spellFileState({names, cuts, commit, rules}: FileState): Buffer {
  return Buffer.from([...(names === undefined ? [] : [`${named}${names}`]), ...(cuts === undefined ? [] : [`${cut}${cuts}`]), commit ?? '', ...rules].join('\n'), 'latin1');
}

export function readFileState(state: Uint8Array): FileState {
  const lines = Buffer.from(state).toString('latin1').split('\n');
  const first = lines[0]?.startsWith(named) === true ? lines.shift() : undefined;
  const second = lines[0]?.startsWith(cut) === true ? lines.shift() : undefined;
  const [commit = '', ...rules] = lines;
  return {names: first?.slice(named.length), cuts: second?.slice(cut.length), commit: commit === '' ? undefined : commit, rules};
}
