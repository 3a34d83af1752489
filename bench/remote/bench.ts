// What a remote saves: `node bench/remote/bench.ts --repo PATH [--commits N] [--rtt MS]`. Every build is the plain binary in a fresh process on an empty machine.
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism, loadavg, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {text} from 'node:stream/consumers';
import {parseArgs} from 'node:util';
import {newKey} from '../../cache/remote/remote-key.ts';
import type {BuildReport} from '../../tools/executors/build/build-report.ts';
import {slowServer} from './slow-server.ts';

const {values} = parseArgs({options: {repo: {type: 'string'}, commits: {type: 'string', default: '100'}, rtt: {type: 'string', default: '50'}, config: {type: 'string', default: '{}'}}});
if (values.repo === undefined || !existsSync(values.repo)) throw new Error('Name a repository: --repo PATH');
const root = mkdtempSync(join(tmpdir(), 'gristmill-remote-bench-'));
const bin = new URL('../../tools/executors/bin/gristmill.mjs', import.meta.url).pathname;
const key = newKey();
const git = (...args: readonly string[]) => execFileSync('git', args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}).trim();

try {
  await using server = await slowServer(join(root, 'remote'), {roundTripMs: Number(values.rtt)});
  const source = join(root, 'source.git');
  git('clone', '--bare', '--shared', '--quiet', resolve(values.repo), source);
  const [branch, head] = [git('-C', source, 'symbolic-ref', 'HEAD'), git('-C', source, 'rev-parse', 'HEAD')];
  const line = git('-C', source, 'rev-list', '--first-parent', 'HEAD').split('\n');
  const old = line.find((oid) => Number(git('-C', source, 'rev-list', '--count', `${oid}..${head}`)) >= Number(values.commits)) ?? head;
  const said = (what: string, {report, wall, cpu}: Ran) => console.log(`${what.padEnd(52)} wall ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s${report.remote === undefined ? '' : `, ${report.remote.requests} requests, ${report.remote.roundTrips} round trips, ${megabytes(report.remote.bytesIn)} in; to publish ${report.remote.toPublish.requests} requests, ${report.remote.toPublish.roundTrips} round trips, ${megabytes(report.remote.bytesOut)} out`}`);
  console.log(`${git('-C', source, 'rev-list', '--count', head)} commits, ${git('-C', source, 'rev-list', '--count', `${old}..${head}`)} of them new; ${availableParallelism()} cores, load ${loadavg().map((load) => load.toFixed(1)).join(' ')}; ${values.rtt} ms there and back`);
  const machine = (name: string, ...args: readonly string[]) => build({name, url: server.url, source, writes: args.includes('required')}, args);
  const at = (oid: string) => git('-C', source, 'update-ref', branch, oid);
  at(old);
  const cold = await machine('first', '--remote', 'required');
  said('first build, published', cold);
  said('nothing new, published only', await machine('idle', '--remote', 'required', '--publish'));
  said('nothing new, outputs wanted', await machine('wanted'));
  at(head);
  said('new commits, on an empty machine', await machine('next'));
  said('new commits, on an empty machine, published only', await machine('nightly', '--remote', 'required', '--publish'));
  said('the same without a remote', await machine('alone', '--remote', 'off'));
  console.log(`load ${loadavg().map((load) => load.toFixed(1)).join(' ')}`);
} finally {
  rmSync(root, {recursive: true, force: true});
}

interface Ran {readonly report: BuildReport; readonly wall: number; readonly cpu: number}

async function build({name, url, source, writes}: {readonly name: string; readonly url: string; readonly source: string; readonly writes: boolean}, args: readonly string[]): Promise<Ran> {
  const folder = join(root, name);
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'dataset.config.json'), JSON.stringify({source, out: 'out', store: 'store', ...JSON.parse(values.config), remote: {url, name: 'bench', keys: {main: [key.public]}}}));
  const began = performance.now();
  const child = spawn('bash', ['-c', 'time -p "$@"', '-', process.execPath, bin, 'build', '--json', ...args], {cwd: folder, env: {PATH: process.env['PATH'] ?? '', HOME: folder, ...(writes && {GRISTMILL_REMOTE_SECRET: key.secret})}, stdio: ['ignore', 'pipe', 'pipe']});
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const wall = (performance.now() - began) / 1000;
  const cpu = [...err.matchAll(/^(?:user|sys) ([\d.]+)$/gm)].reduce((sum, [, seconds]) => sum + Number(seconds), 0);
  const last = out.trim().split('\n').at(-1) ?? '';
  if (child.exitCode !== 0) throw new Error(`"${name}" ended with ${child.exitCode}: ${out}${err}`);
  return {report: JSON.parse(last) as BuildReport, wall, cpu};
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
