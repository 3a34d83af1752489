// What change groups are made of: commits, the requests they came with, which need not be known of otherwise, and the issues that these close.

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

/** Only of issues that are known to be there. */
export function issueVertex(number: number | string): string {
  return `issue ${number}`;
}

export function isIssue(vertex: string): boolean {
  return vertex.startsWith('issue ');
}

/** `undefined` for what is no commit. */
export function commitIn(vertex: string): string | undefined {
  return vertex.startsWith('commit ') ? vertex.slice('commit '.length) : undefined;
}

/** The number of a request that is numbered with issues: `undefined` for all else. */
export function pullIn(vertex: string): number | undefined {
  return numberBehind(pullVertex(''), vertex);
}

export function issueIn(vertex: string): number | undefined {
  return numberBehind(issueVertex(''), vertex);
}

function numberBehind(start: string, vertex: string): number | undefined {
  const digits = vertex.startsWith(start) ? vertex.slice(start.length) : '';
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}
