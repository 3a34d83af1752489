#!/usr/bin/env node
// The plain binary. It must parse on old versions of Node, which it leaves for the one that came with this package.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import * as module from 'node:module';
import {homedir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const oldest = 24;

function main() {
  if (Number(process.versions.node.split('.')[0]) >= oldest) {
    run().catch((failure) => refuse(`Could not start: ${failure.message}`));
    return;
  }
  const node = ownNode();
  if (node !== undefined && process.env['GRISTMILL_NODE'] === undefined) return handOver(node);
  refuse(`Could not start: this is Node ${process.versions.node}, and gristmill needs Node ${oldest} or newer`);
}

/** As report/failure-report.ts would, which this Node may not be able to read. */
function refuse(message) {
  const own = fileURLToPath(new URL('../../../', import.meta.url));
  const cause = 'gristmill is TypeScript that Node 24 runs as it is. This Node is older, or a file of gristmill cannot be read.';
  const fix = `npm ci --prefix '${own.replace(/'/g, "'\\''")}'`;
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({error: {code: 'GM1901', message, cause, fix}})}\n`);
  else process.stderr.write(`GM1901 ${message}\n  ${cause}\n  fix: ${fix}\n  see docs/errors.md#gm1901\n`);
  process.exitCode = 2;
}

async function run() {
  module.enableCompileCache(compiledFolder());
  module.registerHooks({resolve: ownFiles});
  const [{processHost}, {runCommand}] = await Promise.all([import('../host.ts'), import('../cli/run-command.ts')]);
  process.exitCode = await runCommand(process.argv.slice(2), processHost());
}

/** Code that was stripped of types and compiled once is kept, or every start would take some 200 ms more. The folder is that of `cacheFolder` in host.ts, which is not compiled yet. */
function compiledFolder() {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base?.startsWith('/') === true ? base : join(homedir(), '.cache'), 'gristmill', 'compiled');
}

/** Our files name each other in full. To look for them in all the ways Node looks for a module would take some 40 ms of every start. */
function ownFiles(specifier, context, next) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.ts') || context.parentURL === undefined) return next(specifier, context);
  return {url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true};
}

function ownNode() {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const node = join(folder, 'node_modules', 'node', 'bin', 'node');
    if (existsSync(node)) return node;
    if (folder === dirname(folder)) return undefined;
  }
}

function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {stdio: 'inherit', env: {...process.env, GRISTMILL_NODE: '1'}});
  // A terminal sends Ctrl-C to both: the child decides what it means.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (failure) => {
    refuse(`Could not start "${node}": ${failure.message}`);
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

process.stdout.on('error', (failure) => {
  // Whoever read our output has read enough.
  if (failure.code !== 'EPIPE') throw failure;
});

main();
