// Lists of texts that a dataset must not hold, read from the disk.
import {basename} from 'node:path';
import {fewestWords} from '../../../stages/dataset/duplicates/benchmarks/benchmark-runs.ts';
import {benchmarkTexts} from '../../../stages/dataset/duplicates/benchmarks/benchmark-texts.ts';
import {benchmarksOf, type Benchmarks} from '../../../stages/dataset/duplicates/benchmarks/benchmarks.ts';
import {wordHashes} from '../../../stages/dataset/duplicates/word-hashes.ts';
import {CommandFailure} from './command-failure.ts';
import {listText} from './list-text.ts';
import {problemLines, type Problem} from './problem.ts';

/** `absolute`: paths begin where the configuration lies. */
export interface ListPlaces {readonly absolute: (path: string) => string; readonly where: string}

export function benchmarksListed(paths: readonly string[], {absolute, where}: ListPlaces): Benchmarks {
  const problems: Problem[] = [];
  const lists = paths.map((path, at) => {
    const texts = benchmarkTexts(listText(absolute(path))).filter(isLongEnough);
    if (texts.length === 0) problems.push({path: `duplicates.decontaminate[${at}]`, expected: `a list of texts of at least ${fewestWords} words`, got: `"${path}", in which none could be read`, hint: 'Name a file of JSON lines, such as the problems of a benchmark, or of a text a line'});
    return {name: basename(path), texts};
  });
  if (problems.length > 0) throw new CommandFailure(`Could not use "${where}"${problemLines(problems)}`, {kind: 'config-mistakes', where, problems});
  return benchmarksOf(lists);
}

function isLongEnough(text: string): boolean {
  return wordHashes(Buffer.from(text, 'utf8'), 'plain').length >= fewestWords;
}
