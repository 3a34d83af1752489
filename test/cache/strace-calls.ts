// Reads what strace wrote down: system calls with the moments they began and ended at, counted in lines.

export interface Call {
  readonly name: string;
  /** Strings in it are spelled in hex, so a comma or a bracket is never a part of one. */
  readonly args: string;
  /** Negative when the call failed; `undefined` when its process was killed while at it. */
  readonly result: number | undefined;
  readonly thread: number;
  readonly start: number;
  readonly end: number;
}

/** The flags that `straceCalls` understands the output of. */
export const straceFlags = ['-f', '--seccomp-bpf', '-y', '-xx', '-s', '4000000'] as const;

export function straceCalls(text: string): readonly Call[] {
  const calls: Call[] = [];
  const begun = new Map<number, {readonly call: Call; readonly at: number}>();
  text.split('\n').forEach((line, moment) => {
    const [, number = '', said = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const thread = Number(number);
    const [, name, args = ''] = /^(\w+)\((.*)$/.exec(said) ?? [];
    const [, , rest] = /^<\.\.\. (\w+) resumed>(.*)$/.exec(said) ?? [];
    if (name !== undefined) {
      const unfinished = / <unfinished \.\.\.>$/.test(args);
      const call = {name, args: args.replace(/ <unfinished \.\.\.>$/, ''), result: undefined, thread, start: moment, end: Number.POSITIVE_INFINITY};
      if (unfinished) begun.set(thread, {call, at: calls.length});
      calls.push(unfinished ? call : ended(call, '', moment));
    } else if (rest !== undefined) {
      const open = begun.get(thread);
      if (open !== undefined) calls[open.at] = ended(open.call, rest, moment);
      begun.delete(thread);
    }
  });
  return calls;
}

function ended(call: Call, rest: string, end: number): Call {
  const [, args = '', result = ''] = /^(.*)\) += (-?\d+|\?)/.exec(call.args + rest) ?? [];
  return {...call, args, result: result === '?' || result === '' ? undefined : Number(result), end};
}

/** The process of every thread: one that was not made with CLONE_THREAD is a process of its own. */
export function processOf(calls: readonly Call[]): (thread: number) => number {
  const makers = new Map<number, number>();
  for (const {name, args, result, thread} of calls) {
    if (/^clone3?$/.test(name) && result !== undefined && args.includes('CLONE_THREAD')) makers.set(result, thread);
  }
  return (thread) => {
    let at = thread;
    for (let maker = makers.get(at); maker !== undefined; maker = makers.get(at)) at = maker;
    return at;
  };
}

/** The strings of a call, in order. */
export function stringsIn(args: string): readonly Buffer[] {
  return [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, spelled = '']) => unhex(spelled));
}

/** The file that the first argument is, when it is an open file. */
export function fileIn(args: string): {readonly fd: number; readonly path: string} | undefined {
  const [, fd, path] = /^(\d+)<((?:\\x[0-9a-f]{2})+)>/.exec(args) ?? [];
  return fd === undefined || path === undefined ? undefined : {fd: Number(fd), path: unhex(path).toString()};
}

function unhex(spelled: string): Buffer {
  return Buffer.from(spelled.replaceAll('\\x', ''), 'hex');
}
