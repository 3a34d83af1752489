// The licence of a dataset as the Hub of Hugging Face knows licences: by its own names of some of SPDX's, or as another one that has a name and a text.
import type {Yaml} from './yaml-text.ts';

/** Those of the Hub's names that are SPDX's in small letters. */
const known: ReadonlySet<string> = new Set([
  'apache-2.0', 'mit', 'bsd-2-clause', 'bsd-3-clause', 'bsd-3-clause-clear', 'isc', 'zlib', 'unlicense', 'wtfpl', 'ncsa', 'postgresql', 'artistic-2.0', 'bsl-1.0', 'mpl-2.0', 'ms-pl', 'epl-1.0', 'epl-2.0',
  'eupl-1.1', 'osl-3.0', 'ecl-2.0', 'lppl-1.3c', 'ofl-1.1', 'afl-3.0', 'cc0-1.0', 'cc-by-2.0', 'cc-by-2.5', 'cc-by-3.0', 'cc-by-4.0', 'cc-by-sa-3.0', 'cc-by-sa-4.0', 'cc-by-nc-4.0', 'cc-by-nc-sa-4.0', 'cc-by-nd-4.0', 'odbl',
]);

/** And those that say nothing of later versions. */
const families: Readonly<Record<string, string>> = {'agpl-3.0': 'agpl-3.0', 'gpl-2.0': 'gpl-2.0', 'gpl-3.0': 'gpl-3.0', 'lgpl-2.1': 'lgpl-2.1', 'lgpl-3.0': 'lgpl-3.0'};

/** `licences`: what files of the dataset are under. Histories of files are under what the files are, as far as anybody knows. */
export function hubLicence(licences: readonly string[]): {readonly [name: string]: Yaml} {
  const [only, ...others] = licences;
  if (only === undefined || others.length > 0 || only === 'unknown') return {license: 'other', license_name: only === undefined || licences.every((licence) => licence === 'unknown') ? 'unknown' : 'several', license_link: 'NOTICE'};
  const small = only.toLowerCase();
  const name = known.has(small) ? small : families[small.replace(/-(?:only|or-later)$/, '')];
  return name === undefined ? {license: 'other', license_name: small.replace(/[^a-z0-9.]+/g, '-'), license_link: 'NOTICE'} : {license: name};
}
