// Tells an address that git can fetch from from a folder: as for git, a colon before any slash makes an address.
export function isAddress(source: string): boolean {
  return /^[^/.~][^/]*:/.test(source);
}
