// People as a configuration names them: by themselves, or by a mailmap or list of authors that is read from the disk.
import {peopleIn} from '../../../stages/clean/personal/people-in.ts';
import type {Person} from '../../../stages/clean/personal/person.ts';
import type {CleanConfig} from '../../dataset-config/text-config.ts';
import {CommandFailure} from './command-failure.ts';
import {listText} from './list-text.ts';
import {problemLines, type Problem} from './problem.ts';

type Listed = NonNullable<CleanConfig['people']>;

/** `absolute`: paths begin where the configuration lies. */
export function peopleOf(people: Listed, {absolute, where}: {readonly absolute: (path: string) => string; readonly where: string}): readonly Person[] {
  const problems: Problem[] = [];
  const all = people.flatMap((one, at): readonly Person[] => {
    if (typeof one !== 'string') return [{names: one.names ?? [], emails: one.emails ?? [], handles: one.handles ?? []}];
    const found = peopleIn(listText(absolute(one)));
    if (found.length === 0) problems.push({path: `clean.people[${at}]`, expected: 'a mailmap or a list of authors that names people', got: `"${one}", in which none could be read`, hint: 'Name a file like "Ada Lovelace <ada@example.org>", a line each'});
    return found;
  });
  if (problems.length > 0) throw new CommandFailure(`Could not use "${where}"${problemLines(problems)}`, {kind: 'config-mistakes', where, problems});
  return all;
}
