// `--only NAME`: one part of the statistics alone, or a mistake that says which there are.
import {misused} from '../cli/parse-arguments.ts';
import type {CommandLine} from '../cli/command.ts';
import {shown} from '../config/shown.ts';
import {LookFailure} from '../look/look-failure.ts';
import type {DatasetStats} from './dataset-stats.ts';
import {statsPartNames, statsParts, type StatsPart} from './stats-parts.ts';

/** What of the statistics an answer has: everything, or what was asked for. */
export type StatsAnswer = Pick<DatasetStats, 'root'> & Partial<DatasetStats>;

export function partAsked({values}: Pick<CommandLine, 'values'>): StatsPart | undefined {
  const value = values.get('only')?.[0];
  const part = statsPartNames.find((name) => name === value);
  if (value === undefined || part !== undefined) return part;
  throw misused([{path: '--only', expected: `one of ${statsPartNames.join(', ')}`, got: shown(value)}], 'stats');
}

export function onlyPart(stats: DatasetStats, part: StatsPart): StatsAnswer {
  const {root, documents, totals, languages, figures} = stats;
  switch (part) {
    case 'documents':
      return {root, documents, totals};
    case 'languages':
      return {root, languages, ...(figures?.languages !== undefined && {figures: {languages: figures.languages}})};
    case 'phases': {
      const {phases, rules} = figures ?? {};
      return phases === undefined || rules === undefined ? notCounted(part) : {root, figures: {phases, rules}};
    }
    case 'kinds':
    case 'months':
    case 'years':
    case 'parts': {
      const table = figures?.[part];
      return table === undefined ? notCounted(part) : {root, figures: {[part]: table}};
    }
    default: {
      const own = stats[part];
      return own === undefined ? notCounted(part) : {root, [part]: own};
    }
  }
}

function notCounted(part: StatsPart): never {
  throw new LookFailure('not-counted', `The last build has no "${part}"`, `write in the configuration: ${statsParts[part] ?? ''}, and build again`);
}
