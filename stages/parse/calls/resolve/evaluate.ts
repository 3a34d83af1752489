// Understands an expression step by step: what a name means, what a call of it gives, which member of that is meant. Never guesses: what
// the text does not tell is unknown.
import type {Expression} from '../expression.ts';
import type {Family} from '../family.ts';
import type {Usage} from '../usage.ts';
import {meaningsOf} from './meanings.ts';
import {givenByHolder} from './given-by-holder.ts';
import {instancesOf} from './instances.ts';
import {membersOf} from './members.ts';
import {namesOf, type Ask} from './names.ts';
import {patience} from './patience.ts';
import {withinOf} from './within.ts';
import type {Scoping} from './scoping/scoping.ts';
import {elsewhere, nothing, type Context, type Value} from './value.ts';

export interface Own {readonly path: string; readonly usage: Usage}

const deepest = 48;

export function evaluator({family, ask, scoping, own}: {readonly family: Family; readonly ask: Ask; readonly scoping: Scoping; readonly own: Own}): (expression: Expression, at: Context) => Value {
  const names = namesOf({family, ask, scoping, own});
  const meanings = meaningsOf({scoping, names, memberOf: (value, name) => memberOf(value, name, 0)});
  const followed = patience();
  const member = membersOf({family, ask, scoping, evaluate: (expression, at) => evaluate(expression, at, 4), patience: followed});
  const {instance, held} = instancesOf({evaluate, deepest});
  const within = withinOf({family, ask, scoping, member});
  return (expression, at) => {
    followed.renew();
    return wholeOf(evaluate(expression, at, 0));
  };

  function evaluate(expression: Expression, at: Context, depth: number): Value {
    if (depth > deepest || !followed.enter()) return nothing;
    const value = understood(expression, at, depth);
    followed.leave();
    return value;
  }

  function understood(expression: Expression, at: Context, depth: number): Value {
    switch (expression.is) {
      case 'name':
        return meanings.named(expression.name, at);
      case 'within':
        return within(expression.name, at.self) ?? meanings.named(expression.name, at);
      case 'own': {
        const found = own.path === at.path ? own.usage.things.filter(({id}) => id === expression.id) : [];
        return found.length === 0 ? nothing : {is: 'things', found: found.map((thing) => ({at: {path: own.path, says: own.usage.says, inline: thing.inline}, thing}))};
      }
      case 'import':
        return meanings.imported(expression, at);
      case 'member':
        return memberOf(evaluate(expression.of, at, depth + 1), expression.name, depth);
      case 'call':
        return called(evaluate(expression.of, at, depth + 1), depth);
      case 'new':
        return made(evaluate(expression.of, at, depth + 1), depth);
      case 'value':
        return instance(expression, at, depth);
      case 'awaited':
      case 'item': {
        const found = evaluate(expression.of, at, depth + 1);
        const value = found.is === 'things' ? content(found, depth) : found;
        if (value.is === 'outside') return held(value, expression.is === 'awaited' ? 0 : value.holds.length - 1, depth);
        return expression.is === 'awaited' ? value : nothing;
      }
      case 'function':
        return {is: 'function', gives: expression.gives, at};
      case 'self':
        return at.self ?? nothing;
      case 'super': {
        const self = at.self;
        if (self?.is !== 'instance') return nothing;
        const bases = self.of.flatMap(({at: spoken, thing}) => (thing.bases ?? []).map((base) => evaluate(base, spoken, depth + 1)));
        const found = bases.flatMap((base) => (base.is === 'things' ? base.found : []));
        return found.length > 0 ? {is: 'instance', of: found} : elsewhere;
      }
      case 'outside':
        return elsewhere;
      case 'unknown':
        return nothing;
      default:
        return expression satisfies never;
    }
  }

  /** A module of JavaScript that is called as a whole is what it exports as a whole. */
  function wholeOf(value: Value, depth = 0): Value {
    if (family !== 'ecma' || depth > 8) return value;
    if (value.is === 'modules') {
      const found = meanings.whole(value.scopes);
      return found.length === 0 ? value : wholeOf({is: 'things', found}, depth + 1);
    }
    return value.is === 'things' && value.found.every(({thing}) => thing.kind === 'module') ? wholeOf(content(value, depth), depth + 1) : value;
  }

  function memberOf(value: Value, name: string, depth: number): Value {
    switch (value.is) {
      case 'modules': {
        for (const scope of value.scopes) {
          const found = names.inScope(scope, name);
          if (found.length > 0) return {is: 'things', found};
        }
        if (family === 'ecma') {
          const whole = meanings.whole(value.scopes);
          if (whole.length > 0) return memberOf({is: 'things', found: whole}, name, depth + 1);
        }
        const {child} = scoping;
        return child === undefined ? elsewhere : {is: 'modules', scopes: value.scopes.map((scope) => child(scope, name))};
      }
      case 'things': {
        const {found, whole} = member(value.found, name);
        if (found.length > 0) return {is: 'things', found, self: {is: 'instance', of: value.found}};
        // A type and a value may share a name, and the value is what has members when it is spoken to.
        const first = value.found.find(({thing}) => thing.kind === 'value' || thing.kind === 'module') ?? value.found[0];
        if (first?.thing.kind === 'type') {
          const alias = first.thing.gives === undefined || first.thing.adds === true ? undefined : evaluate(first.thing.gives, first.at, depth + 1);
          if (alias?.is === 'instance') return memberOf({is: 'things', found: alias.of}, name, depth + 1);
          return whole ? {is: 'unknown', member: ''} : elsewhere;
        }
        const given = content(value, depth);
        return given.is === 'unknown' ? {is: 'unknown', member: first?.thing.kind === 'function' ? '' : name} : memberOf(given, name, depth + 1);
      }
      case 'instance': {
        if (name === 'Self' && (family === 'rust' || family === 'python')) return {is: 'things', found: value.of};
        const {found} = member(value.of, name);
        return found.length > 0 ? {is: 'things', found, self: value} : elsewhere;
      }
      case 'outside':
        return {...value, member: name};
      case 'function':
        return elsewhere;
      case 'unknown':
        return {is: 'unknown', member: name};
      default:
        return value satisfies never;
    }
  }

  /** What a variable, a field or a module that is handed on holds. */
  function content({found, self}: Extract<Value, {readonly is: 'things'}>, depth: number): Value {
    for (const {thing, at} of found) {
      if (thing.gives === undefined || depth > deepest || (thing.kind !== 'value' && thing.kind !== 'module')) continue;
      const given = evaluate(thing.gives, {...at, ...(self !== undefined && {self})}, depth + 1);
      if (given.is !== 'unknown') return given;
    }
    return nothing;
  }

  function called(value: Value, depth: number): Value {
    switch (value.is) {
      case 'things': {
        const [first] = value.found;
        if (first === undefined || depth > deepest) return nothing;
        if (value.found.some(({thing}) => thing.kind === 'type')) return instance({type: undefined, things: value.found}, first.at, depth);
        // Of overloads, the first that gives something of this repository.
        let best: Value = nothing;
        for (const {thing, at} of value.found) {
          if (thing.gives === undefined) continue;
          const given = evaluate(thing.gives, {...at, ...(value.self !== undefined && {self: value.self})}, depth + 1);
          const result = thing.kind === 'function' ? given : called(given, depth + 1);
          if (result.is !== 'unknown' && result.is !== 'outside') return result;
          if (best.is === 'unknown') best = result;
        }
        return best;
      }
      case 'function':
        return evaluate(value.gives, value.at, depth + 1);
      case 'outside':
        switch (family === 'rust' && value.holds.length > 0 ? givenByHolder(value.member) : 'nothing') {
          case 'first':
          case 'last':
            return held(value, givenByHolder(value.member) === 'first' ? 0 : value.holds.length - 1, depth);
          case 'itself':
            return value;
          default:
            return {...value, holds: value.member === '' ? value.holds : []};
        }
      case 'modules': {
        const found = family === 'ecma' ? meanings.whole(value.scopes) : [];
        return found.length > 0 ? called({is: 'things', found}, depth + 1) : elsewhere;
      }
      case 'instance':
        return elsewhere;
      case 'unknown':
        return nothing;
      default:
        return value satisfies never;
    }
  }

  function made(value: Value, depth: number): Value {
    if (value.is === 'things' && value.found.some(({thing}) => thing.kind === 'type' && thing.gives === undefined)) return {is: 'instance', of: value.found};
    return value.is === 'outside' ? value : value.is === 'modules' ? made({is: 'things', found: meanings.whole(value.scopes)}, depth + 1) : nothing;
  }
}
