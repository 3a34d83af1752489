// Where a forge looks for templates of requests and issues: at the top, in `.github` and in `docs`, and in folders of several below these.

export type Templated = 'request' | 'issue';

/** GitLab's are where GitHub never looks. */
const folders = /^(?:\.github|docs|\.gitlab)$/i;
const several = {request: /^(?:pull_request_template|merge_request_templates)$/i, issue: /^issue_templates?$/i} as const;
const alone = {request: /^pull_request_template(?:\.(?:md|txt|markdown))?$/i, issue: /^issue_template(?:\.(?:md|txt|markdown|ya?ml))?$/i} as const;
const among = {request: /\.(?:md|txt|markdown)$/i, issue: /\.(?:md|txt|markdown|ya?ml)$/i} as const;

/** Whether a name at the top is a folder that may hold templates. */
export function mayHoldTemplates(name: string): boolean {
  return folders.test(name) || holdsTemplates(name) !== undefined;
}

/** Of what, where a folder of that name is one of templates. */
export function holdsTemplates(name: string): Templated | undefined {
  return several.request.test(name) ? 'request' : several.issue.test(name) ? 'issue' : undefined;
}

/** A file at the top, in `.github` or in `docs`. */
export function isTemplate(name: string): Templated | undefined {
  return alone.request.test(name) ? 'request' : alone.issue.test(name) ? 'issue' : undefined;
}

/** A file in a folder of templates. How the page that offers them looks is none. */
export function isAmongTemplates(name: string, kind: Templated): boolean {
  return among[kind].test(name) && !/^config\.ya?ml$/i.test(name);
}

/** Whether it is a form, of which a discussion has the labels and the answers. */
export function isForm(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}
