// Tasks that name texts as the rules clean them. What a group spreads has no parameters, so the tag of the rules is part of the name: other rules, another task.
import {noRules} from './rules-in-force.ts';

/** A pipeline that spreads several collections knows one task by one name, so the one of each tag is made once. */
export function byRules<T extends {readonly name: string}>(make: (rules: string) => T): (rules: string) => T {
  const made = new Map<string, T>();
  return (rules) => {
    const task = made.get(rules) ?? named(make(rules), rules);
    made.set(rules, task);
    return task;
  };
}

function named<T extends {readonly name: string}>(task: T, rules: string): T {
  return rules === noRules ? task : {...task, name: `${task.name}, rules ${rules}`};
}
