// The task that tells the identifiers of a commit: from what git says of its files, and from the facts of its changes.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {factsCodec, type Facts, type UnitFact} from '../change/facts/fact.ts';
import {factsOfChanges} from '../change/facts/facts-of-changes.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {changedFilesCodec, type ChangedFile} from './changed-files.ts';
import {identifierOf} from './identifier-kinds.ts';
import {identifiersCodec, type FileIdentifiers, type Identifier} from './identifier.ts';
import {movedAcross, type Moves} from './moved-across.ts';

export const identifyCommit = defineTask({
  name: 'identifiers of a commit',
  // 2: not those inside of what runs. 3: facts stand where edits do.
  version: 3,
  input: {changed: changedFilesCodec, facts: joinedCodec(commitCodec, factsCodec)},
  output: identifiersCodec,
  reach: 1,
  run({changed: {hash, lines, files: listed}, facts: joined}) {
    const facts = factsOfChanges(joined);
    const files = listed.map((file, at) => ({path: file.path, file, facts: file.omitted ? undefined : facts[at]}));
    const moves = movedAcross(files);
    const gone = new Set([...moves.values()].map((move) => move.gone));
    return {hash, lines, files: files.map(({file, facts: own}) => fileIdentifiers(file, {facts: own, moves, gone}))};
  },
});

interface Told {readonly facts: Facts | undefined; readonly moves: Moves; readonly gone: ReadonlySet<UnitFact>}

function fileIdentifiers({path, oldPath, status}: ChangedFile, {facts, moves, gone}: Told): FileIdentifiers {
  const units = facts?.units ?? [];
  const named = (became: UnitFact['became']): readonly (readonly [UnitFact, Identifier])[] => units.filter((unit) => unit.became === became).flatMap((unit) => {
    const identifier = identifierOf(unit.is, unit);
    return identifier === undefined ? [] : [[unit, identifier] as const];
  });
  return {
    path,
    ...(oldPath !== undefined && {oldPath}),
    status,
    language: facts?.language ?? '',
    removed: named('removed').flatMap(([unit, one]) => (gone.has(unit) ? [] : [one])),
    added: named('added').flatMap(([unit, one]) => (moves.has(unit) ? [] : [one])),
    modified: named('changed').flatMap(([{changes, was}, one]) => {
      const former = was === undefined ? undefined : identifierOf(was, {inner: false});
      return changes.join() === 'reordered' ? [] : [{...one, changes, ...(former !== undefined && {was: former})}];
    }),
    moved: named('added').flatMap(([unit, one]) => {
      const from = moves.get(unit)?.from;
      return from === undefined ? [] : [{...one, from}];
    }),
  };
}
