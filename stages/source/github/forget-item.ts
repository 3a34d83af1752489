// Decides which items are forgotten, by the rules that commits are forgotten by.
import {isAbout} from '../../forget/author-rule.ts';
import {forgetter, pathForgotten} from '../../forget/forgetter.ts';
import type {ForgetRules} from '../../forget/forget-rules.ts';
import type {Item} from './item.ts';

/** The reason, for an item that is forgotten. A request with all that was said about it; a person's words; remarks on a file. */
export function itemForgetter(rules: ForgetRules): (item: Item) => string | undefined {
  const pulls = new Set(rules.pulls);
  const {path} = forgetter(rules);
  return (item) => {
    if (pulls.has(item.number)) return 'forgotten: pull request';
    if ('by' in item && item.by !== null && isForgotten(item.by.login)) return 'forgotten: author';
    return item.kind === 'remark' && path(item.path) ? pathForgotten : undefined;
  };

  function isForgotten(login: string): boolean {
    return rules.authors.some((rule) => isAbout(rule, {name: login, email: ''}) || isAbout(rule, {name: `@${login}`, email: ''}));
  }
}
