// Which licences a dataset takes, as its configuration says: by class or by id, whole expressions as the law reads them.
import {defineTask} from '../../../graph/task/task.ts';
import {profileCodec} from '../profile-codec.ts';
import {readExpression, type Expression} from './expression.ts';
import {classOfLicence} from './licence-class.ts';
import {fileLicenceCodec} from './licence-files.ts';

export interface LicenceRules {
  /** Classes and ids; none means all that are not denied. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  readonly unknown: 'drop' | 'keep';
  readonly [key: string]: readonly string[] | string;
}

/** Gives a profile back as it was, or marked with the licence that keeps its file out: so a licence that changes and is taken as well changes nothing. */
export const licenceFilter = defineTask({
  name: 'licence filter',
  version: 1,
  input: {profile: profileCodec, licence: fileLicenceCodec},
  output: profileCodec,
  light: true,
  run: ({profile, licence: {expression}}, rules: LicenceRules) => (isTaken(expression, rules) ? profile : {...profile, refused: expression === '' ? 'unknown' : expression}),
});

export function isTaken(expression: string, rules: LicenceRules): boolean {
  const read = expression === '' ? undefined : readExpression(expression);
  return read === undefined ? rules.unknown === 'keep' : holds(read, rules);
}

/** Of alternatives one that is taken is enough; of what holds together each must be. */
function holds(expression: Expression, rules: LicenceRules): boolean {
  if (expression.kind !== 'licence') return expression.members[expression.kind === 'OR' ? 'some' : 'every']((member) => holds(member, rules));
  const {id, exception} = expression;
  const kind = classOfLicence(id, exception);
  const names = [id, ...(exception === '' ? [] : [`${id} WITH ${exception}`]), kind].map((name) => name.toLowerCase());
  const listed = (list: readonly string[]) => list.some((name) => names.includes(name.toLowerCase()));
  if (listed(rules.deny)) return false;
  if (listed(rules.allow)) return true;
  return kind === 'unknown' ? rules.unknown === 'keep' : rules.allow.length === 0;
}
