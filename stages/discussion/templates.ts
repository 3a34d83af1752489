// The templates that a repository has or had for requests and issues: every line of every version, since nobody says by which a text was begun.
import type {Collection, Graph} from '../../graph/graph.ts';
import type {Piece} from '../../graph/operators/group.ts';
import {defineTask} from '../../graph/task/task.ts';
import type {Codec, Part} from '../../graph/value/codec.ts';
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {cleanLeaf, cleanText} from '../clean/clean-leaf.ts';
import {sanitizeVersion} from '../clean/sanitize.ts';
import {commitCodec, type CommitRecord} from '../source/git/commit-record.ts';

export type Templated = 'request' | 'issue';

interface Version {readonly kind: Templated; readonly leaf: Digest; readonly text?: Part}

/** A version of a template; what it says lies beside it. */
export const versionCodec: Codec<Version> = {
  // The addresses of clean texts carry the version of the rules.
  name: `version of a template, rules ${sanitizeVersion}`,
  encode: ({kind}) => Buffer.from(kind, 'latin1'),
  links: ({leaf}) => [leaf],
  decode(bytes, [text]) {
    const kind = Buffer.from(bytes).toString('latin1') === 'issue' ? 'issue' : 'request';
    return {kind, leaf: text?.digest ?? none, ...(text !== undefined && {text})};
  },
};
const none = '' as Digest;

export interface TemplateLines {readonly kind: Templated; readonly lines: readonly string[]}
export const templateLinesCodec: Codec<TemplateLines> = jsonCodec('lines of a template');

/** `templates` by kind: 'request' and 'issue', where there ever was one. */
export function templatesOf(mill: Graph, commits: Collection<CommitRecord>, clean: string): Collection<TemplateLines> {
  const versions = mill.distinct('versions of templates', commits, {spread: spreadVersions(clean), piece: versionCodec});
  const lines = mill.map('lines of templates', templateLines, {version: versions}, null);
  return mill.group('templates', lines, {spread: spreadLines, piece: templateLinesCodec, gather: gatherLines, params: null});
}

/** `.github/PULL_REQUEST_TEMPLATE.md`, `docs/…`, folders of several, and the old names without a folder. */
const requests = /^(?:\.github\/|docs\/|\.gitlab\/)?(?:pull_request_template|merge_request_templates)(?:\/[^/]+)?(?:\.(?:md|txt|markdown))?$/i;
const issues = /^(?:\.github\/|docs\/|\.gitlab\/)?issue_templates?(?:\/[^/]+)?(?:\.(?:md|txt|markdown|ya?ml))?$/i;

export function templateAt(path: string): Templated | undefined {
  return requests.test(path) ? 'request' : issues.test(path) ? 'issue' : undefined;
}

const usual = defineTask({
  name: 'templates of a commit',
  version: 1,
  input: {row: commitCodec},
  output: jsonCodec<readonly Piece<Version>[]>('templates of a commit'),
  light: true,
  run: ({row}) => piecesOf(row, ''),
});

const spreads = new Map<string, typeof usual>([['', usual]]);

/** What a group spreads has no parameters, so the tag of the rules that texts are cleaned by is part of the name. */
function spreadVersions(clean: string): typeof usual {
  const spread = spreads.get(clean) ?? {...usual, name: `${usual.name}, rules ${clean}`, run: ({row}) => piecesOf(row, clean)};
  spreads.set(clean, spread);
  return spread;
}

function piecesOf({changes}: CommitRecord, clean: string): readonly Piece<Version>[] {
  return changes.flatMap(({path, after}) => {
    const kind = after === undefined ? undefined : templateAt(path);
    if (kind === undefined || after === undefined) return [];
    return [{bucket: `${kind} ${after}`, piece: {kind, leaf: cleanLeaf(foreign('git', after), clean)}}];
  });
}

export const templateLines = defineTask({
  name: 'lines of a template',
  version: 1,
  input: {version: versionCodec},
  output: templateLinesCodec,
  run({version: {kind, text}}): TemplateLines {
    if (text === undefined) return {kind, lines: []};
    const lines = Buffer.from(cleanText(text).bytes).toString('utf8').split('\n').map((line) => line.trim());
    return {kind, lines: [...new Set(lines.filter((line) => line !== ''))].sort()};
  },
});

const spreadLines = defineTask({
  name: 'kind of a template',
  version: 1,
  input: {row: templateLinesCodec},
  output: jsonCodec<readonly Piece<TemplateLines>[]>('kind of a template'),
  light: true,
  run: ({row}) => [{bucket: row.kind, piece: row}],
});

const gatherLines = defineTask({
  name: 'templates of a kind',
  version: 1,
  input: {pieces: piecesCodec(templateLinesCodec)},
  output: templateLinesCodec,
  light: true,
  run: ({pieces}): TemplateLines => ({kind: pieces[0]?.kind ?? 'request', lines: [...new Set(pieces.flatMap(({lines}) => lines))].sort()}),
});
