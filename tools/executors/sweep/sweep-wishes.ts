// What a command line asks of a sweep: words become numbers, or every mistake in them at once.
import type {SweepOptions} from '../../../cache/sweep.ts';
import type {CommandLine} from '../cli/command.ts';
import {misused} from '../cli/parse-arguments.ts';
import type {Problem} from '../config/problem.ts';
import {shown} from '../config/shown.ts';

const dayMs = 86_400_000;

export function sweepWishes({values}: Pick<CommandLine, 'values'>): Pick<SweepOptions, 'keep' | 'keepForMs' | 'maxBytes' | 'exact' | 'dryRun'> {
  const problems: Problem[] = [];
  const keep = read('keep', wholeOf, 'a whole number of at least 1');
  const maxBytes = read('max-bytes', sizeOf, 'a size such as "500M" or "20G"');
  const days = read('older-than', daysOf, 'a number of days');
  if (problems.length > 0) throw misused(problems, 'sweep');
  return {
    ...(keep === undefined ? {} : {keep}),
    ...(maxBytes === undefined ? {} : {maxBytes}),
    ...(days === undefined ? {} : {keepForMs: days * dayMs}),
    exact: values.has('exact'),
    dryRun: values.has('dry-run'),
  };

  function read(name: string, parse: (word: string) => number | undefined, expected: string): number | undefined {
    const word = values.get(name)?.[0];
    const value = word === undefined ? undefined : parse(word);
    if (word !== undefined && value === undefined) problems.push({path: `--${name}`, expected, got: shown(word)});
    return value;
  }
}

function wholeOf(word: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(word) ? Number(word) : undefined;
}

function daysOf(word: string): number | undefined {
  return /^\d{1,6}(?:\.\d{1,6})?$/.test(word) ? Number(word) : undefined;
}

/** `20G` and `20GiB` are powers of 1024, `20GB` is one of 1000. */
function sizeOf(word: string): number | undefined {
  const [, number, prefix = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,6})?) ?([KMGT]?)(i?B)?$/i.exec(word) ?? [];
  if (number === undefined || (prefix === '' && unit.length > 1)) return undefined;
  const base = unit.length === 1 ? 1000 : 1024;
  return Math.floor(Number(number) * base ** ' KMGT'.indexOf(prefix === '' ? ' ' : prefix.toUpperCase()));
}
