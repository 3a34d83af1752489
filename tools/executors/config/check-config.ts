// What is wrong with a configuration. The schema's library takes 30–45 ms to load, so this file is imported only for a value that was not accepted before.
import {licenceClasses} from '../../../stages/parse/licence/licence-class.ts';
import {licenceTable} from '../../../stages/parse/licence/licence-table.ts';
import {didYouMean} from './nearest.ts';
import type {Problem} from './problem.ts';
import {foreignObjects} from './foreign-objects.ts';
import {dataset, knownKeys} from './schema/dataset.ts';
import type {Issue} from './schema/rule.ts';
import {shown} from './shown.ts';

/** Every mistake at once; none when the value is a configuration. */
export function checkConfig(value: unknown): readonly Problem[] {
  const foreign = foreignObjects(value);
  if (foreign.length > 0) return foreign;
  const checked = dataset.safeParse(value);
  return checked.success ? [] : checked.error.issues.flatMap((issue) => problemsOf(issue, value));
}

function problemsOf(issue: Issue, config: unknown): readonly Problem[] {
  const within = issue.code === 'invalid_union' ? issue.errors.find((inner) => inner.length > 0 && inner.every(({path}) => path.length > 0)) : undefined;
  // Of several forms, the one whose keys were given is the one that was meant.
  if (within !== undefined) return within.flatMap((inner) => problemsOf({...inner, path: [...issue.path, ...inner.path]}, config));
  const at = pathText(issue.path);
  const came = valueAt(config, issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(at, key, valueAt(came, [key])));
  const names = issue.code === 'custom' ? [...licenceClasses, ...licenceTable().ids] : issue.code === 'invalid_union' ? issue.errors.flat().flatMap(namesOf) : namesOf(issue);
  const hint = typeof came === 'string' ? didYouMean(came, names) : undefined;
  return [{path: at === '' ? 'configuration' : at, expected: issue.message, got: shown(came), hint}];
}

function unknownKey(section: string, key: string, value: unknown): Problem {
  const known = knownKeys[section.replace(/\[\d+\]/g, '[]').replace(/^exports\..*/, 'exports.*')] ?? [];
  return {
    path: section === '' ? key : `${section}.${key}`,
    expected: `no such key`,
    got: shown(value),
    hint: didYouMean(key, known) ?? elsewhere(key) ?? `Known keys: ${known.map((name) => `"${name}"`).join(', ')}`,
  };
}

/** The key may be right and only its section wrong. */
function elsewhere(key: string): string | undefined {
  const section = Object.keys(knownKeys).find((name) => knownKeys[name]?.includes(key));
  return section === undefined ? undefined : `Did you mean "${section === '' ? key : `${section}.${key}`}"?`;
}

function namesOf(issue: Issue): readonly string[] {
  return issue.code === 'invalid_value' ? issue.values.filter((value) => typeof value === 'string') : [];
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('').replace(/^\./, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((inner: unknown, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined), value);
}
