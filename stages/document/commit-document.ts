// A commit with everything that is known of it: what exports of commits are written from.
import type {Codec, Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import type {SideFacts} from '../change/side-facts.ts';
import type {Trailer} from './commit-message.ts';

export interface CommitDocument {
  readonly hash: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** As the commit declares it; '' where it declares none. */
  readonly encoding: string;
  readonly subject: string;
  readonly body: string;
  readonly trailers: readonly Trailer[];
  /** Its date, or the second after its latest parent's where that is later: the order of an export. */
  readonly corrected: number;
  readonly insertions: number;
  readonly deletions: number;
  readonly diffs: readonly FileDiff[];
  /**
   * Of a merge that is shown against all its parents: whether it has lines that none of them has, or lacks some that all of them have. Of one that
   * was made again: whether it is other than git made it.
   */
  readonly evil?: boolean;
  /** Git had too many files to compare, so some renames may be told as deletions and additions. */
  readonly renamesSkipped?: boolean;
  /** Changes that a rule left out. */
  readonly forgotten?: number;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  /** In ISO 8601 with the person's own offset; as the commit wrote it where no calendar has such a date. */
  readonly date: string;
  readonly seconds: number;
}

/** One file as git lists it. */
export interface FileDiff {
  readonly status: 'A' | 'C' | 'D' | 'M' | 'R' | 'T';
  readonly path: string;
  /** In base64, of a name that is not UTF-8. */
  readonly pathBytes?: string;
  readonly oldPath?: string;
  readonly oldPathBytes?: string;
  readonly oldMode: string;
  readonly newMode: string;
  readonly before?: string;
  readonly after?: string;
  /** Of a rename or a copy, in percent. */
  readonly similarity?: number;
  readonly added: number;
  readonly removed: number;
  readonly binary: boolean;
  /** Of sides that are binary, were decoded before they were compared, or point to a large file. */
  readonly sides?: {readonly before?: SideFacts; readonly after?: SideFacts};
  /** Of a merge against all its parents: what each of them has. Its counts and its patch are of what is the merge's own. */
  readonly parents?: readonly {readonly mode: string; readonly blob?: string}[];
  /** Why the patch cannot be had. */
  readonly omitted?: string;
  /** Hunks: one text, or two where a file became a link, which a patch takes away first. Digests of stored texts in a new document, parts in a decoded one. */
  readonly patches: readonly (Digest | Part)[];
}

type Spelled = Omit<CommitDocument, 'diffs'> & {readonly diffs: readonly (Omit<FileDiff, 'patches'> & {readonly patches: number})[]};
const spelled = jsonCodec<Spelled>('commit document');

export const commitDocumentCodec: Codec<CommitDocument> = {
  name: spelled.name,
  links: ({diffs}) => diffs.flatMap(({patches}) => patches.map(digestOf)),
  encode: ({diffs, ...commit}) => spelled.encode({...commit, diffs: diffs.map((diff) => ({...diff, patches: diff.patches.length}))}),
  decode(bytes, parts) {
    const {diffs, ...commit} = spelled.decode(bytes, []);
    let next = 0;
    return {...commit, diffs: diffs.map((diff) => ({...diff, patches: parts.slice(next, (next += diff.patches))}))};
  },
};

function digestOf(patch: Digest | Part): Digest {
  return typeof patch === 'string' ? patch : patch.digest;
}
