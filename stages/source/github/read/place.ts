// Which discussion of which repository something belongs to, by the addresses it names.
import {natural, text, type Thing} from './fields.ts';

export interface Place {readonly repository: string | undefined; readonly number: number}

const addresses = ['issue_url', 'pull_request_url', 'html_url', 'url', 'issue', 'pull_request'] as const;

/** From the first of its addresses that tells: those of the interface, those of pages, and those of exports. */
export function placeOf(thing: Thing): Place | undefined {
  for (const name of addresses) {
    const address = thing[name];
    const [, repository, number] = typeof address === 'string' ? (/^https?:\/\/[^/]+\/(?:api\/v3\/)?(?:(?:repos\/)?([^/]+\/[^/]+)|repositories\/\d+)\/(?:issues|pulls?)\/([1-9]\d{0,9})(?=$|[/#?])/.exec(address) ?? []) : [];
    if (number !== undefined) return {repository, number: Number(number)};
  }
  return undefined;
}

/** The repository that a thing says it is of, where it says so by name. */
export function repositoryOf(thing: Thing): string | undefined {
  const address = text(thing['repository_url']) ?? text(thing['repository']);
  const named = address === undefined ? undefined : /^https?:\/\/[^/]+\/(?:api\/v3\/)?(?:repos\/)?([^/]+\/[^/]+)\/?$/.exec(address)?.[1];
  return named ?? placeOf(thing)?.repository;
}

/** Whether it is of the repository of which alone things are taken. What does not say where it is from is. */
export function isOf(repository: string | undefined, named: string | undefined): boolean {
  return named === undefined || repository === undefined || named.toLowerCase() === repository.toLowerCase();
}

export function numberOf(thing: Thing): number | undefined {
  return natural(thing['number']) ?? placeOf(thing)?.number;
}
