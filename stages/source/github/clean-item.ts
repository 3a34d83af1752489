// An item without secrets and people: its texts through the rules, its people by pseudonyms. Done before anything of it is a row.
import type {CleanRules} from '../../clean/clean-rules.ts';
import {identityOf} from '../../clean/personal/person.ts';
import {pseudonym} from '../../clean/personal/pseudonym.ts';
import {enforceRules, redactorOf} from '../../clean/rules-in-force.ts';
import {nameCleaner} from '../git/clean-names.ts';
import type {Item} from './item.ts';
import type {Person} from './request-facts.ts';

export interface ItemCleaner {
  /** Which rules it cleans by. */
  readonly tag: string;
  clean(item: Item): Item;
}

export async function itemCleaner(rules: CleanRules): Promise<ItemCleaner> {
  const tag = await enforceRules(rules);
  const redactor = redactorOf(tag);
  const cleanPath = nameCleaner(rules);
  const identities = new Map(rules.people.flatMap((known) => known.handles.map((handle) => [handle.toLowerCase(), identityOf(known)] as const)));
  const hidesPeople = rules.classes.names || rules.classes.handles;
  return {tag, clean: (item) => withoutPeople(withoutSecrets(item))};

  function withoutSecrets(item: Item): Item {
    switch (item.kind) {
      case 'topic':
        return {...item, title: text(item.title), body: text(item.body), labels: item.labels.map(text), ...(item.milestone !== undefined && {milestone: text(item.milestone)})};
      case 'comment':
      case 'review':
        return {...item, body: text(item.body)};
      case 'remark':
        return {...item, body: text(item.body), hunk: text(item.hunk), path: cleanPath({path: item.path}).name.path};
      case 'request':
        return {...item, base: {...item.base, ref: text(item.base.ref)}, head: {...item.head, ref: text(item.head.ref), repository: ownerHidden(item.head.repository)}};
      case 'event':
        return {...item, ...(typeof item.before === 'string' && {before: text(item.before)}), ...(typeof item.after === 'string' && {after: text(item.after)}), ...(item.label !== undefined && {label: text(item.label)})};
      case 'thread':
        return item;
      default:
        return item satisfies never;
    }
  }

  function withoutPeople(item: Item): Item {
    if (!hidesPeople || item.kind === 'thread') return item;
    if (item.kind === 'request') return item.merged === null ? item : {...item, merged: {...item.merged, by: hidden(item.merged.by)}};
    return {...item, by: hidden(item.by)};
  }

  /** Machines keep their names. */
  function hidden(who: Person | null): Person | null {
    return who === null || who.bot ? who : {...who, login: standIn(who.login)};
  }

  function standIn(login: string): string {
    const known = login.toLowerCase();
    return pseudonym('name', identities.get(known) ?? known, rules.salt);
  }

  /** A fork is called after its owner. */
  function ownerHidden(repository: string | null): string | null {
    const slash = repository?.indexOf('/') ?? -1;
    return repository === null || slash < 0 || !hidesPeople ? repository : `${standIn(repository.slice(0, slash))}${repository.slice(slash)}`;
  }

  function text(value: string): string {
    if (value === '') return value;
    const clean = redactor({bytes: Buffer.from(value, 'utf8'), encoding: 'utf-8', moves: [], redactions: []});
    return clean.redactions.length === 0 ? value : Buffer.from(clean.bytes).toString('utf8');
  }
}
