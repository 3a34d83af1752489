// Runs one command line and answers with the exit code.
import {readFile} from 'node:fs/promises';
import type {Host} from '../host.ts';
import {failureReport} from '../report/failure-report.ts';
import {runBuild} from '../run-build.ts';
import {buildRequest} from './build-request.ts';
import {help} from './help.ts';
import {parseArguments} from './parse-arguments.ts';

export async function runCommand(args: readonly string[], host: Host): Promise<number> {
  try {
    const command = parseArguments(args);
    switch (command.kind) {
      case 'help':
        host.stdout.write(help());
        return 0;
      case 'version':
        host.stdout.write(`${await version()}\n`);
        return 0;
      case 'build':
        return await runBuild(await buildRequest(command, args, host.folder), host);
      default:
        return command satisfies never;
    }
  } catch (failure) {
    const {text, json, code} = failureReport(failure, false);
    if (args.includes('--json')) host.stdout.write(`${json}\n`);
    else host.stderr.write(text);
    return code;
  }
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  const {version: found}: {version?: string} = JSON.parse(text);
  return found ?? 'unknown';
}
