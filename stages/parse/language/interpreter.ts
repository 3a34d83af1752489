// The command a script asks to be run with: what its first line says after "#!".

const assignment = /^[A-Za-z_]\w*=/;
const reExecution = /^[ \t]*exec[ \t]+([\w.-]+)[ \t'"]+\$0[ \t'"]+\$@/m;

/** `head` is the beginning of the text, a few lines of it. */
export function interpreterOf(head: string): string | undefined {
  if (!head.startsWith('#!')) return undefined;
  const words = (head.split(/[\r\n]/, 1)[0] ?? '').slice(2).split(/[ \t]+/).filter((word) => word !== '');
  const command = basename(words[0] ?? '');
  const name = command === 'env' ? basename(behindEnv(words.slice(1)) ?? '') : command;
  // A shell that hands the file on at once: the old way to find an interpreter on the path.
  if (name === 'sh') return reExecution.exec(head.split('\n', 5).join('\n'))?.[1] ?? name;
  // The language of `osascript` is an option we don't read.
  if (name === 'osascript' && words.includes('-l')) return undefined;
  return name === '' ? undefined : name.replace(/\.\d+$/, '');
}

/** `env` may be given options and variables before the command: `env -S FOO=1 deno run`. */
function behindEnv(words: readonly string[]): string | undefined {
  return words.find((word) => !word.startsWith('-') && !assignment.test(word));
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
