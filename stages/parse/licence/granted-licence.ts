// The permission that old notices give in a sentence or two. SPDX lists one text of them, whose clauses each holder left out or put otherwise.

const grant = /\bpermission (?:is hereby granted )?to ((?:and |or |use |copy |modify |distribute |sell |redistribute |reproduce ){3,})this software\b.{0,500}? as is without (?:any )?express or implied warrant(?:y|ies)\b/;

/** In words as licences are compared. For where no whole text stands: those say more exactly which. */
export function grantedLicence(plain: string): string | undefined {
  const found = grant.exec(plain);
  if (found === null) return undefined;
  return found[1]?.includes('sell') === true ? 'HPND-sell-variant' : 'HPND';
}
