// What a configuration says of phases, as the rules that builds spell.
import type {DatasetConfig} from '../../define-dataset.ts';
import {seedPhases, type Phase, type Range, type Where} from '../../../stages/dataset/phases/phase-rules.ts';

/** None where they are not asked for. */
export function resolvePhases(config: DatasetConfig['phases']): readonly Phase[] | undefined {
  if (config === undefined || config === 'seed') return config && seedPhases;
  return config.map(({name, where, sort, weight, share}) => ({name, ...(where !== undefined && {where: resolveWhere(where)}), ...given('sort', sort), ...given('percent', weight === undefined ? undefined : Math.round(weight * 100)), ...given('share', share)}));
}

type Conditions = NonNullable<Exclude<NonNullable<DatasetConfig['phases']>, 'seed'>[number]['where']>;

function resolveWhere({kinds, bytes, complexity, extensions, discussed, tests}: Conditions): Where {
  return {...given('kinds', kinds), ...given('bytes', bytes && resolveRange(bytes)), ...given('complexity', complexity && resolveRange(complexity)), ...given('extensions', extensions), ...given('discussed', discussed), ...given('tests', tests)};
}

function resolveRange({from, below}: NonNullable<Conditions['bytes']>): Range {
  return {...given('from', from), ...given('below', below)};
}

/** A member that is there, or none: rules are spelled in keys, and one that is not given is not spelled. */
function given<K extends string, V>(name: K, value: V | undefined): {readonly [N in K]?: V} {
  return value === undefined ? {} : ({[name]: value} as {readonly [N in K]?: V});
}
