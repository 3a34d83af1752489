// An item without secrets and people: its texts through the rules, its people by pseudonyms. Done before anything of it is a row.
import type {CleanRules} from '../../clean/clean-rules.ts';
import type {Redaction} from '../../clean/clean-text.ts';
import {identityOf} from '../../clean/personal/person.ts';
import {pseudonym} from '../../clean/personal/pseudonym.ts';
import {saltedHash} from '../../clean/redact.ts';
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
  return {
    tag,
    clean(item) {
      const found = new Map<string, Redaction[]>();
      const clean = withoutPeople(withoutSecrets(item, found), found);
      return found.size === 0 ? clean : {...clean, redacted: [...found].map(([where, redactions]) => ({where, redactions}))};
    },
  };

  function withoutSecrets(item: Item, found: Found): Item {
    const text = (where: string, value: string) => cleanText(value, (redactions) => note(found, where, redactions));
    switch (item.kind) {
      case 'topic':
        return {...item, title: text('title', item.title), body: text('body', item.body), labels: item.labels.map((label) => text('labels', label)), ...(item.milestone !== undefined && {milestone: text('milestone', item.milestone)})};
      case 'comment':
      case 'review':
        return {...item, body: text('body', item.body)};
      case 'remark': {
        const path = cleanPath({path: item.path});
        note(found, 'path', path.redactions);
        return {...item, body: text('body', item.body), hunk: text('hunk', item.hunk), path: path.name.path};
      }
      case 'request':
        return {...item, base: {...item.base, ref: text('base.ref', item.base.ref)}, head: {...item.head, ref: text('head.ref', item.head.ref), repository: ownerHidden(item.head.repository, found)}};
      case 'event':
        return {...item, ...(typeof item.before === 'string' && {before: text('before', item.before)}), ...(typeof item.after === 'string' && {after: text('after', item.after)}), ...(item.label !== undefined && {label: text('label', item.label)})};
      case 'thread':
        return item;
      default:
        return item satisfies never;
    }
  }

  function withoutPeople(item: Item, found: Found): Item {
    if (!hidesPeople || item.kind === 'thread') return item;
    if (item.kind === 'request') return item.merged === null ? item : {...item, merged: {...item.merged, by: hidden(item.merged.by, 'merged.by', found)}};
    return {...item, by: hidden(item.by, 'by', found)};
  }

  /** Machines keep their names. */
  function hidden(who: Person | null, where: string, found: Found): Person | null {
    return who === null || who.bot ? who : {...who, login: standIn(who.login, where, found)};
  }

  function standIn(login: string, where: string, found: Found): string {
    const known = login.toLowerCase();
    const put = pseudonym('name', identities.get(known) ?? known, rules.salt);
    note(found, where, [{rule: 'name', at: 0, length: put.length, saltedHash: saltedHash(rules.salt, Buffer.from(login, 'utf8'))}]);
    return put;
  }

  /** A fork is called after its owner. */
  function ownerHidden(repository: string | null, found: Found): string | null {
    const slash = repository?.indexOf('/') ?? -1;
    return repository === null || slash < 0 || !hidesPeople ? repository : `${standIn(repository.slice(0, slash), 'head.repository', found)}${repository.slice(slash)}`;
  }

  function cleanText(value: string, told: (redactions: readonly Redaction[]) => void): string {
    if (value === '') return value;
    const clean = redactor({bytes: Buffer.from(value, 'utf8'), encoding: 'utf-8', moves: [], redactions: []});
    told(clean.redactions);
    return clean.redactions.length === 0 ? value : Buffer.from(clean.bytes).toString('utf8');
  }
}

/** By the field that had something. */
type Found = Map<string, Redaction[]>;

function note(found: Found, where: string, redactions: readonly Redaction[]): void {
  if (redactions.length > 0) found.set(where, [...(found.get(where) ?? []), ...redactions]);
}
