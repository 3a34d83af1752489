// What change groups are made of: commits, and the requests they came with, which need not be known of otherwise.

export function commitVertex(oid: string): string {
  return `commit ${oid}`;
}

/** Requests of forges that number them with their issues, as GitHub does. */
export function pullVertex(number: number | string): string {
  return `pull ${number}`;
}

/** Requests of forges that number them for themselves, as GitLab does. */
export function mergeRequestVertex(number: number | string): string {
  return `merge request ${number}`;
}

/** `undefined` for what is no commit. */
export function commitIn(vertex: string): string | undefined {
  return vertex.startsWith('commit ') ? vertex.slice('commit '.length) : undefined;
}
