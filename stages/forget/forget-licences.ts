// Takes the files under some licences out of a dataset: their profiles become stubs, and so does what is made of them.
import {defineTask} from '../../graph/task/task.ts';
import {fileLicenceCodec} from '../parse/licence/licence-files.ts';
import {isTaken} from '../parse/licence/licence-filter.ts';
import {profileCodec} from '../parse/profile-codec.ts';

export interface ForgottenLicences {readonly licences: readonly string[]; readonly [key: string]: readonly string[]}

export const forgetLicences = defineTask({
  name: 'licences forgotten',
  version: 1,
  input: {profile: profileCodec, licence: fileLicenceCodec},
  output: profileCodec,
  light: true,
  run: ({profile, licence: {expression}}, {licences}: ForgottenLicences) => (isForgottenLicence(expression, licences) ? {stub: `forgotten: licence ${expression}`} : profile),
});

/** Read as the law reads it: a file that may be had under another licence as well is not under this one. */
export function isForgottenLicence(expression: string, licences: readonly string[]): boolean {
  return !isTaken(expression, {allow: [], deny: licences, unknown: 'keep'});
}
