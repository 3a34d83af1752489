// Who calls whom among the files of one commit, on either side of it. The resolver is that of whole trees; here the tree is what the commit changed.
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {namesTold} from '../../parse/calls/resolve/names-told.ts';
import {resolveCalls, type ResolvedCall} from '../../parse/calls/resolve/resolve-calls.ts';
import type {Place} from '../../parse/outline/outline.ts';
import {repositoryOf} from '../../parse/packages/repository.ts';
import {guessPlaces} from './guess-places.ts';
import type {TextUsage} from './text-usage.ts';

/** A changed file: what is known of its sides, under the names they have. A side is missing where there is none, or where nobody reads its language. */
export interface ChangedUsage {
  readonly before?: {readonly path: string; readonly text: TextUsage};
  readonly after?: {readonly path: string; readonly text: TextUsage};
}

export interface CommitReferences {
  readonly before: readonly Reference[];
  readonly after: readonly Reference[];
  /** The commit changed more files than anybody reads together. */
  readonly tooMany?: true;
}

/** One thing calls another, or names it as a type, in another file of the commit. */
export interface Reference {readonly from: Spot; readonly to: Spot}

export interface Spot {
  /** Which of the changed files. */
  readonly file: number;
  /** Of the call, or of the name that is called. */
  readonly line: number;
  /** Missing of a call that stands in no declaration. */
  readonly shown?: Shown;
}

/** The declaration as it stood before the commit; of a new one, as the commit made it. */
export interface Shown {readonly name: string; readonly kind: string; readonly side: Side; readonly whole: Place; readonly head: Place}

export type Side = 'before' | 'after';

export const commitReferencesCodec: Codec<CommitReferences> = jsonCodec('references in a commit');

/** A commit of more is a vendored tree, a change of layout, a beginning. */
const mostFiles = 300;
const mostReferences = 10_000;

export function referencesIn(files: readonly ChangedUsage[]): CommitReferences {
  if (files.filter(({before, after}) => (before ?? after) !== undefined).length > mostFiles) return {before: [], after: [], tooMany: true};
  return {before: referencesOf(files, 'before'), after: referencesOf(files, 'after')};
}

function referencesOf(files: readonly ChangedUsage[], side: Side): readonly Reference[] {
  const used = files.flatMap(({[side]: one}, file) => (one === undefined ? [] : [{file, path: one.path, usage: one.text.usage, lines: one.text.lines, useLines: one.text.useLines}]));
  if (used.length < 2) return [];
  const names = namesTold(used);
  const repository = repositoryOf(guessPlaces(used));
  const byPath = new Map(used.map(({path, file}) => [path, file]));
  const found = new Map<string, Reference>();
  for (const {file, path, usage, lines, useLines} of used) {
    const {calls, uses} = resolveCalls({path, usage}, repository, (name) => names.get(name) ?? []);
    const sites = [
      ...calls.map((call, at) => ({target: surely(call), line: lines[at] ?? 0, site: usage.calls[at]})),
      ...uses.map((use, at) => ({target: use?.verdict === 'resolved' ? use.targets[0] : undefined, line: useLines[at] ?? 0, site: usage.uses?.[at]})),
    ];
    for (const {target, line, site: {within, inline} = {within: '', inline: ''}} of sites) {
      const other = target === undefined ? undefined : byPath.get(target.path);
      const to = target === undefined || other === undefined || other === file ? undefined : spotOf(files, {file: other, side, ...target});
      if (to === undefined || found.size >= mostReferences) continue;
      found.set(`${file}:${line} ${to.file}:${to.line}`, {from: {...spotOf(files, {file, side, id: within, inline}), file, line}, to});
    }
  }
  return [...found.values()];
}

/** That nothing else has a name says something of a whole tree, and nothing of a part of it. */
function surely({verdict, evidence, targets: [target]}: ResolvedCall): ResolvedCall['targets'][number] | undefined {
  return verdict === 'resolved' && evidence !== 'only one' ? target : undefined;
}

interface Named {readonly file: number; readonly side: Side; readonly id: string; readonly inline: string}

function spotOf(files: readonly ChangedUsage[], {file, side, ...name}: Named): Spot | undefined {
  const own = placeIn(files[file]?.[side]?.text, name);
  if (own === undefined) return undefined;
  const former = placeIn(files[file]?.before?.text, name);
  const {kind, whole, head} = former ?? own;
  return {file, line: own.line, shown: {name: name.id, kind, side: former === undefined ? 'after' : 'before', whole, head}};
}

function placeIn(text: TextUsage | undefined, {id, inline}: {readonly id: string; readonly inline: string}): TextUsage['places'][number] | undefined {
  return text?.places.find((place) => place.id === id && place.inline === inline);
}
