// Runs one command line and answers with the exit code.
import {readFile} from 'node:fs/promises';
import type {Host} from '../host.ts';
import {tellFailure} from '../report/tell-failure.ts';
import {help} from './help.ts';
import {parseArguments} from './parse-arguments.ts';

export async function runCommand(args: readonly string[], host: Host): Promise<number> {
  try {
    const parsed = parseArguments(args);
    switch (parsed.kind) {
      case 'help':
        host.stdout.write(help(parsed.of, host.stdout.isTTY === true ? host.stdout.columns : undefined));
        return 0;
      case 'version':
        host.stdout.write(`${await version()}\n`);
        return 0;
      case 'run':
        return await parsed.command.run(parsed.line, host);
      default:
        return parsed satisfies never;
    }
  } catch (failure) {
    return tellFailure(failure, {host, json: args.includes('--json')});
  }
}

async function version(): Promise<string> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  const {version: found}: {version?: string} = JSON.parse(text);
  return found ?? 'unknown';
}
