// Which files speak for the folder they lie in: licence texts by their names, and packages' metadata.

const text = /^(?:(?:un)?licen[cs]e|licen[cs]es|copying|copyleft|(?:mit|apache|bsd|isc|gpl|lgpl|mpl)[-_. ]licen[cs]e)(?:[-_. ][\w.+ -]{0,40})?$/i;
/** A module called `license.ts` is code. */
const code = /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|cs|[ch]|cc|cpp|hpp|php|swift|dart|scala|json|ya?ml|toml|xml|svg|png|css|scss|vue|sh|ps1|tmpl|tpl|snap|lock|d)$/i;
/** Lists of what a program contains of others, not the terms of its own. */
const ofOthers = /third[-_ ]?part|3rd[-_ ]?part|dependenc|notices?\b/i;
const metadata = /^(?:package\.json|Cargo\.toml|pyproject\.toml|setup\.(?:cfg|py)|pom\.xml|composer\.json|[^/]{1,100}\.gemspec)$/;

export function licenceRole(path: string): 'text' | 'metadata' | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (metadata.test(name)) return 'metadata';
  return text.test(name) && !code.test(name) && !ofOthers.test(name) ? 'text' : undefined;
}

/** REUSE keeps the texts of all licences of a project in one folder; they speak for nothing by lying there. */
export function isTextStore(path: string): boolean {
  return /(?:^|\/)LICENSES\/[^/]+$/.test(path);
}
