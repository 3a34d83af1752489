// Paths that hold documentation rather than the project itself.

const folders = /(?:^(?:[Dd]ocs?|[Mm]an|[Ee]xamples|[Dd]emos?|[Ss]amples?)|(?:^|\/)(?:[Dd]ocumentation|[Gg]roovydoc|[Jj]avadoc|inst\/doc))\//;
const files = /(?:^|\/)(?:CHANGE(?:S|LOG)?|CONTRIBUTING|COPYING|INSTALL|LICEN[CS]E|[Ll]icen[cs]e|README|[Rr]eadme)(?:\.|$)/;
const citation = /(?:^|\/)CITATION(?:\.cff|S?(?:\.(?:bib|md))?)$/;

export function isDocumentation(path: string): boolean {
  return folders.test(path) || files.test(path) || citation.test(path);
}
