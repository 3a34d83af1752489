// Which templates a text may have been begun with: those in force when it was written, or a little before.
import type {TemplateHistory, TemplateVersion} from '../../source/git/templates/template-history.ts';

/** A page stays open, a draft is kept, a commit is pushed days after it was made. */
const leeway = 14 * 86_400;

export function templatesInForce({versions}: TemplateHistory, times: readonly number[]): readonly TemplateVersion[] {
  return versions.filter((version) => version.times.some(([since, until]) => times.some((at) => since <= at && (until === null || until > at - leeway))));
}
