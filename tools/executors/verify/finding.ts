// What a check can find wrong with a build, as data, and how a person reads it.
import {quoted} from '../report/quoted.ts';
import {spellNumber} from '../report/spell-number.ts';

export type Finding = OutputFinding | StoreFinding | RebuildFinding;

export type OutputFinding =
  | {readonly kind: 'manifest-missing'; readonly file: string}
  | {readonly kind: 'manifest-damaged'; readonly file: string; readonly why: string}
  | {readonly kind: 'manifest-stale'; readonly file: string; readonly root: string; readonly wanted: string; readonly known: boolean}
  | {readonly kind: 'manifest-differs'; readonly file: string; readonly member: string; readonly wanted: string; readonly got: string}
  | {readonly kind: 'reference-gone'; readonly file: string; readonly name: string}
  | {readonly kind: 'file-missing'; readonly file: string}
  | {readonly kind: 'file-differs'; readonly file: string; readonly member: 'size' | 'sha256'; readonly wanted: string; readonly got: string}
  | {readonly kind: 'file-extra'; readonly file: string};

export type StoreFinding =
  | {readonly kind: 'build-lost'; readonly where: string}
  | {readonly kind: 'pack-damaged'; readonly file: string}
  /** `rows` are some of those that need the values. */
  | {readonly kind: 'values-lost'; readonly collection: string; readonly map: string; readonly values: number; readonly rows: readonly string[]}
  | {readonly kind: 'map-malformed'; readonly collection: string; readonly map: string; readonly why: string}
  | {readonly kind: 'count-differs'; readonly collection: string; readonly what: string; readonly wanted: number; readonly got: number};

export type RebuildFinding =
  | {readonly kind: 'made-otherwise'; readonly collection: string; readonly field: string; readonly was: string; readonly is: string}
  | {readonly kind: 'not-rebuilt'; readonly why: string}
  | {readonly kind: 'rows-differ'; readonly collection: string; readonly rows: number; readonly some: readonly RowDifference[]}
  | {readonly kind: 'map-differs'; readonly collection: string; readonly map: string};

/** Digests as the build has them, and as the rebuild does. */
export interface RowDifference {readonly id: string; readonly was: string | null; readonly is: string | null}

export function findingText(finding: Finding): string {
  switch (finding.kind) {
    case 'manifest-missing':
      return `${finding.file}: is missing`;
    case 'manifest-damaged':
      return `${finding.file}: ${finding.why}`;
    case 'manifest-stale':
      return `${finding.file}: is of the build ${short(finding.root)}, ${finding.known ? 'an earlier one' : 'which the store does not know'}; the last one is ${short(finding.wanted)}`;
    case 'manifest-differs':
    case 'file-differs':
      return `${finding.file}: ${finding.member} is ${finding.got}, expected ${finding.wanted}`;
    case 'reference-gone':
      return `${finding.file}: names the reference ${quoted(finding.name)}, which the source does not have`;
    case 'file-missing':
      return `${finding.file}: is missing`;
    case 'file-extra':
      return `${finding.file}: does not belong to the dataset`;
    case 'pack-damaged':
      return `${finding.file}: does not hash to its name`;
    case 'build-lost':
      return `${finding.where}: the root of the last build is lost or damaged`;
    case 'values-lost':
      return `${finding.collection}: ${spellNumber(finding.values)} ${finding.values === 1 ? 'value is' : 'values are'} lost or damaged${finding.map === 'rows' ? '' : ` in the map "${finding.map}"`}${someOf('needed by', finding.rows)}`;
    case 'map-malformed':
      return `${finding.collection}: the map "${finding.map}" is malformed: ${finding.why}`;
    case 'count-differs':
      return `${finding.collection}: ${finding.what} are counted as ${spellNumber(finding.got)}, expected ${spellNumber(finding.wanted)}`;
    case 'made-otherwise':
      return `${finding.collection}: was made with ${finding.field} ${finding.was}, and would be made with ${finding.is} today`;
    case 'not-rebuilt':
      return `Could not build it again: ${finding.why}`;
    case 'rows-differ':
      return [`${finding.collection}: ${spellNumber(finding.rows)} ${finding.rows === 1 ? 'row differs' : 'rows differ'} when built again`, ...finding.some.map(({id, was, is}) => `    ${shownId(id)}: is ${shownDigest(was)}, expected ${shownDigest(is)}`)].join('\n');
    case 'map-differs':
      return `${finding.collection}: the map "${finding.map}" differs when built again`;
    default:
      return finding satisfies never;
  }
}

function someOf(what: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : `, ${what} ${rows.map(shownId).join(', ')}`;
}

/** Ids of maps that an operator keeps for itself are several in one. */
function shownId(id: string): string {
  const plain = id.replaceAll('\u0000\u0000', ' ').replaceAll('\n', '\\n');
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
}

function shownDigest(digest: string | null): string {
  return digest === null ? 'not there' : digest.startsWith('stub:') || digest.startsWith('lost:') ? digest : short(digest);
}

function short(digest: string): string {
  return digest.startsWith('raw:') ? `${digest.slice(0, 16)}…` : digest.slice(0, 12);
}
