// The process of a porter: takes orders over its channel and a connection for each over a local socket, and starts git on it.
import {spawn, type ChildProcess} from 'node:child_process';
import {createServer, type Socket} from 'node:net';
import type {Ending, PortedProgram} from './git-porter.ts';

type Order = (PortedProgram & {readonly number: number}) | {readonly number: number; readonly kill: true};

const longestStderr = 65_536;

function serve(path: string): void {
  const orders: (PortedProgram & {readonly number: number})[] = [];
  const connections: Socket[] = [];
  const running = new Map<number, ChildProcess>();
  const killed = new Set<number>();

  function match(): void {
    for (let next = orders[0]; next !== undefined && connections.length >= needed(next); next = orders[0]) {
      orders.shift();
      start(next, connections.splice(0, needed(next)));
    }
  }

  function start({number, args, env, cwd}: PortedProgram & {readonly number: number}, own: readonly Socket[]): void {
    const [stdout, stdin] = own;
    const child = killed.delete(number) ? undefined : spawn('git', args, {env, cwd, stdio: [stdin ?? 'ignore', stdout, 'pipe']});
    // The program has its own ends now: ours would keep the connections open after it.
    for (const connection of own) connection.destroy();
    if (child === undefined) return end({number, code: null, stderr: ''});
    running.set(number, child);
    let stderr = '';
    // Where the system has no file handle left a child comes without it, and then with an error.
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < longestStderr) stderr += text;
    });
    child.on('error', (failure) => end({number, code: null, stderr: `${stderr}${failure.message}`}));
    child.on('close', (code) => end({number, code, stderr}));
  }

  function end(ending: Ending): void {
    running.delete(ending.number);
    if (process.connected) process.send?.(ending);
  }

  process.on('message', (order: Order) => {
    if ('kill' in order) {
      const child = running.get(order.number);
      if (child !== undefined) child.kill('SIGKILL');
      else if (orders.some(({number}) => number === order.number)) killed.add(order.number);
      return;
    }
    orders.push(order);
    match();
  });
  // Whoever it works for has gone.
  process.on('disconnect', () => {
    for (const child of running.values()) child.kill('SIGKILL');
    process.exit();
  });
  // A terminal sends Ctrl-C to everybody: it is for the one who gives orders to decide.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  createServer({pauseOnConnect: true, allowHalfOpen: true}, (connection) => {
    connection.on('error', () => undefined);
    connections.push(connection);
    match();
  }).listen(path, () => process.send?.('listening'));
}

/** The first is what it prints to. */
function needed({input}: PortedProgram): number {
  return input ? 2 : 1;
}

serve(process.argv[2] ?? '');
